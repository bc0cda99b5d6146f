import type { RuleReading } from '@/lib/messages/rule-text';

/** A rule in plain words, what it consists of set in below it. */
export function RuleReadingList({ reading }: { reading: RuleReading }) {
  return reading.parts.length === 0 ? (
    <p>{reading.text}</p>
  ) : (
    <>
      <p>{reading.text}</p>
      <ul>
        {reading.parts.map((part) => (
          <li key={part.node}>
            <RuleReadingList reading={part} />
          </li>
        ))}
      </ul>
    </>
  );
}
