import { Fragment } from 'react';
import type { Translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import type { ShownMail } from './types';

type Props = {
  t: Translator;
  mail: ShownMail;
  /** Start of the links that can be followed: those to this site. */
  address: string;
};

/** One mail in full. */
export function OutboxMailPage({ t, mail, address }: Props) {
  const { to, locale, subject, text, at } = mail;
  return (
    <>
      <h1 lang={locale}>{subject}</h1>
      <p className="meta long">{t('pages.outbox.line', { to, at: formatMoment(t.locale, at) })}</p>
      <div lang={locale}>
        {parted(text, '\n\n').map(([key, paragraph]) => (
          <p key={key}>
            {parted(paragraph, '\n').map(([line, words], index) => (
              <Fragment key={line}>
                {index > 0 && <br />}
                <Line text={words} address={address} />
              </Fragment>
            ))}
          </p>
        ))}
      </div>
    </>
  );
}

/** A link stands on a line of its own; anything else that looks like one was typed by somebody. */
function Line({ text, address }: { text: string; address: string }) {
  if (!text.startsWith(`${address}/`) || /\s/.test(text)) return text;
  return (
    <a className="long" href={text}>
      {text}
    </a>
  );
}

/** Parts of a text, each with a key of its own: the same line may stand in it twice. */
function parted(text: string, by: string): (readonly [key: string, part: string])[] {
  return text
    .trim()
    .split(by)
    .map((part, index) => [`${index}`, part]);
}
