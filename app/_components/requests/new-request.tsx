import type { Translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { Choice } from '../forms/choice';
import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';
import { AskedPreview, AskedQuestions } from './asked-questions';
import type { IntakeChoice, NewRequestView, ShareLine } from './types';

/** What a firm asks for, and exactly what the institution will see of it. */
export function NewRequest({ t, view }: { t: Translator; view: NewRequestView }) {
  return (
    <>
      <h1>{view.title}</h1>
      <p className="lede">{view.lede}</p>
      {!view.hasResult && <p className="note">{t('requests.new.noResult')}</p>}
      {view.hasAnswers ? (
        <Form t={t} view={view} />
      ) : (
        <p>
          <a className="btn" href={paths.diagnostic()}>
            {t('results.nodraft.start')}
          </a>
        </p>
      )}
    </>
  );
}

function Form({ t, view }: { t: Translator; view: NewRequestView }) {
  const { institution } = view;
  const usual = view.answers.filter((one) => one.usual);
  const more = view.answers.filter((one) => !one.usual);
  return (
    <PostForm action={posts.sendRequest()} noValidate>
      <input type="hidden" name="offering" value={view.offering} />
      <input type="hidden" name="answersVersion" value={view.answersVersion} />
      <fieldset className="field" id="q-kind">
        <legend className="q">{t('requests.new.what')}</legend>
        {view.kinds.map(({ kind, label, checked, open }) =>
          open ? (
            <p key={kind}>
              {label}: {t('requests.new.open')} <a href={paths.request(open)}>{t('requests.new.openLink')}</a>
            </p>
          ) : (
            <Choice key={kind} type="radio" name="kind" option={{ value: kind, label }} checked={checked} />
          ),
        )}
      </fieldset>
      {view.intakes && <Intakes t={t} intakes={view.intakes} />}
      {view.asked && <AskedQuestions asked={view.asked} />}
      <PlainField
        name="message"
        label={t('requests.new.message')}
        rows={5}
        value={view.message.value}
        error={view.message.error}
      />
      <PlainField
        name="phone"
        label={t('requests.new.phone')}
        type="tel"
        autoComplete="tel"
        value={view.phone.value}
        error={view.phone.error}
      />
      <fieldset className="field" id="q-share" aria-describedby="share-hint">
        <legend className="q">{t('requests.new.share', { institution })}</legend>
        <p className="hint" id="share-hint">
          {t('requests.new.shareHelp')}
        </p>
        <p>{view.always}</p>
        {view.asked && <AskedPreview asked={view.asked} />}
        <Share answers={usual} />
        {more.length > 0 && (
          <details open={more.some(({ checked }) => checked) || undefined}>
            <summary>{t('requests.new.more', { count: more.length })}</summary>
            <Share answers={more} />
          </details>
        )}
      </fieldset>
      <Choice
        type="checkbox"
        name="notify"
        option={{ value: 'yes', label: t('requests.new.notify') }}
        checked={view.notify}
        apart
      />
      <p className="actions">
        <button type="submit" className="btn">
          {t('requests.new.send')}
        </button>
      </p>
    </PostForm>
  );
}

/** In which group a place is asked for; a first talk is in none. */
function Intakes({ t, intakes: { options, groups, need } }: { t: Translator; intakes: IntakeChoice }) {
  return (
    <fieldset className="field" id="q-intake">
      <legend className="q">{t('intakes.new.which')}</legend>
      {options.map(({ checked, ...option }) => (
        <Choice key={option.value} type="radio" name="intake" option={option} checked={checked} />
      ))}
      {groups.map(({ checked, ...option }) => (
        <Choice key={option.value} type="checkbox" name="groups" option={option} checked={checked} />
      ))}
      {need && <p>{need}</p>}
    </fieldset>
  );
}

function Share({ answers }: { answers: readonly ShareLine[] }) {
  return answers.map(({ fact, name, lines, checked }) => (
    <Choice
      key={fact}
      type="checkbox"
      name="share"
      option={{ value: fact, label: name, hint: lines.join(' · ') }}
      checked={checked}
    />
  ));
}
