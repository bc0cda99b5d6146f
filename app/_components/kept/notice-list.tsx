import type { Translator } from '@/lib/messages';
import { posts } from '@/lib/paths';
import type { NoticeRow } from './types';

/** What a firm is told, newest first; those that nobody has read are marked in words. */
export function NoticeList({ t, rows }: { t: Translator; rows: readonly NoticeRow[] }) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <Row key={row.id} t={t} row={row} />
      ))}
    </ul>
  );
}

function Row({ t, row: { id, offer, text, at, isNew, links } }: { t: Translator; row: NoticeRow }) {
  return (
    <li className="row">
      <p className="meta">
        {isNew && <strong>{t('own.notices.new')} · </strong>}
        {at}
      </p>
      <p>{text}</p>
      {links.map(({ href, text: words }) => (
        <p key={href}>
          <a href={href}>
            {words}
            <span className="visually-hidden"> {t('own.notices.hidden', { offer })}</span>
          </a>
        </p>
      ))}
      <form method="post" action={posts.markNotices()}>
        <input type="hidden" name="notice" value={id} />
        <button type="submit" className="quiet" name="read" value={isNew ? 'yes' : 'no'}>
          {t(isNew ? 'own.notices.read' : 'own.notices.unread')}
          <span className="visually-hidden"> {t('own.notices.hidden', { offer })}</span>
        </button>
      </form>
    </li>
  );
}

/** Marks those that the page showed, and none that came after. */
export function MarkAll({ t, rows }: { t: Translator; rows: readonly NoticeRow[] }) {
  const unread = rows.filter(({ isNew }) => isNew);
  if (unread.length < 2) return null;
  return (
    <form method="post" action={posts.markNotices()}>
      {unread.map(({ id }) => (
        <input key={id} type="hidden" name="notice" value={id} />
      ))}
      <p className="actions">
        <button type="submit" className="btn second" name="read" value="yes">
          {t('own.notices.readAll')}
        </button>
      </p>
    </form>
  );
}
