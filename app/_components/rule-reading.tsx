import type { RuleReading } from '@/lib/messages/rule-text';

/** A rule in plain words, with who checks it and where it comes from; what it consists of is set in below it. */
export function RuleReadingList({ reading }: { reading: RuleReading }) {
  const { text, parts } = reading;
  const notes = reading.notes.map((note) => note.text);
  // A heading that ends in a colon stands last, right above its parts.
  const words = text.endsWith(':') ? [...notes, text] : [text, ...notes];
  return parts.length === 0 ? (
    <p>{words.join(' ')}</p>
  ) : (
    <>
      <p>{words.join(' ')}</p>
      <ul>
        {parts.map((part) => (
          <li key={part.node}>
            <RuleReadingList reading={part} />
          </li>
        ))}
      </ul>
    </>
  );
}
