import type { Translator } from '@/lib/messages';
import { posts } from '@/lib/paths';
import { NOTE_LENGTH } from '@/lib/schemas/kept';
import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';
import { Status } from '../status';
import type { SavedRow } from './types';

/** The offers a firm keeps, each with its note and the way to let it go. */
export function SavedList({ t, rows }: { t: Translator; rows: readonly SavedRow[] }) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <Row key={row.id} t={t} row={row} />
      ))}
    </ul>
  );
}

function Row({ t, row }: { t: Translator; row: SavedRow }) {
  const { id, noteId, name, href, since, now, before, changes, note, error } = row;
  const hidden = <span className="visually-hidden"> {t('own.saved.hidden', { offer: name })}</span>;
  return (
    <li className="row">
      <h2>{href ? <a href={href}>{name}</a> : name}</h2>
      <p className="meta">{since}</p>
      {(now || before) && (
        <dl className="pairs slim">
          {now && (
            <div>
              <dt>{t('own.saved.now')}</dt>
              <dd>
                <Status is={now.is}>{now.text}</Status>
              </dd>
            </div>
          )}
          {before && (
            <div>
              <dt>{t('own.saved.then')}</dt>
              <dd>
                <Status is={before.is}>{before.text}</Status>
              </dd>
            </div>
          )}
        </dl>
      )}
      {changes.map((change) => (
        <p key={change}>{change}</p>
      ))}
      <PostForm action={posts.keepOffering()} noValidate>
        <input type="hidden" name="offering" value={id} />
        <input type="hidden" name="from" value="saved" />
        <PlainField
          name="note"
          id={noteId}
          label={t('own.saved.note')}
          hint={t('own.saved.noteHelp', { max: NOTE_LENGTH })}
          error={error}
          value={note}
          rows={2}
        />
        <button type="submit" className="quiet">
          {t('own.saved.noteSave')}
          {hidden}
        </button>
      </PostForm>
      <PostForm action={posts.letGoOffering()}>
        <input type="hidden" name="offering" value={id} />
        <button type="submit" className="quiet">
          {t('own.saved.letGo')}
          {hidden}
        </button>
      </PostForm>
    </li>
  );
}
