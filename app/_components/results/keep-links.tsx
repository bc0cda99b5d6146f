import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

/** What can be done with a result; `isKept`: it stands in an account, `decides`: who reads it may delete it. */
export function KeepLinks({ t, isKept, decides }: { t: Translator; isKept: boolean; decides: boolean }) {
  const links = [
    { href: paths.print(), text: t('results.keep.print') },
    ...(isKept ? [] : [{ href: paths.saved(), text: t('results.keep.code') }]),
    { href: paths.check(), text: t('results.keep.change') },
    ...(decides ? [{ href: paths.delete(), text: t('results.keep.delete') }] : []),
    { href: paths.method(), text: t('results.keep.method') },
  ];
  return (
    <section className="no-print" aria-labelledby="keep">
      <h2 id="keep">{t('results.keep.title')}</h2>
      <ul className="plain taps">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
