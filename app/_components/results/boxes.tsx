import type { Box } from './types';

/** Short texts beside the list, each with its links. */
export function Boxes({ boxes }: { boxes: readonly Box[] }) {
  return boxes.map(({ key, title, text, reasons = [], links, onScreen }) => (
    <section key={key} aria-labelledby={key} className={onScreen ? 'no-print' : undefined}>
      <h2 id={key}>{title}</h2>
      <p>{text}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <ul className="plain taps">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.text}</a>
              {link.note && <span className="meta">{link.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  ));
}
