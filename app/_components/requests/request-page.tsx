import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';
import type { PlaceBlock, RequestPageView, StepForm } from './types';

/** One request: where it stands, what can be done, what happened, and what the institution sees of the firm. */
export function RequestPage({ view }: { view: RequestPageView }) {
  return (
    <>
      <h1>{view.title}</h1>
      <p>
        <strong>{view.state}</strong>
      </p>
      <p className="lede">{view.now}</p>
      {view.note && <p className="note">{view.note}</p>}
      <Facts facts={view.facts} />
      {view.place && <Place place={view.place} />}
      {view.steps.length + view.closed.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next">{view.nextTitle}</h2>
          {view.steps.map((form) => (
            <Step key={form.step} form={form} />
          ))}
          {view.closed.map(({ step, title, why }) => (
            <p key={step}>
              <strong>{title}</strong>
              <br />
              {why}
            </p>
          ))}
        </section>
      )}
      <section aria-labelledby="history">
        <h2 id="history">{view.historyTitle}</h2>
        <ol className="plain">
          {view.history.map(({ key, date, what, lines }) => (
            <li key={key} className="row">
              <p>
                <strong>{what}</strong> <span className="meta">{date}</span>
              </p>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="shared">
        <h2 id="shared">{view.sharedTitle}</h2>
        <dl className="facts">
          {view.shared.map(({ name, lines }) => (
            <div key={name}>
              <dt>{name}</dt>
              {lines.map((line) => (
                <dd key={line}>{line}</dd>
              ))}
            </div>
          ))}
        </dl>
        {view.versions && <p className="meta">{view.versions}</p>}
      </section>
    </>
  );
}

function Place({ place: { title, lines, link } }: { place: PlaceBlock }) {
  return (
    <section aria-labelledby="place">
      <h2 id="place">{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <a className="tap" href={link.href}>
          {link.label}
        </a>
      </p>
    </section>
  );
}

function Facts({ facts }: { facts: RequestPageView['facts'] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each step folds away, so that a small screen shows all of them; opened, it is an ordinary form. */
function Step({ form }: { form: StepForm }) {
  const { step, action, title, help, version, text, day, refusal, open, grave } = form;
  const id = (field: string) => `${step}-${field}`;
  return (
    <details open={open || undefined} id={`step-${step}`}>
      <summary>{title}</summary>
      <PostForm action={action} noValidate>
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="version" value={version} />
        {help && <p className="hint">{help}</p>}
        {refusal && <Refusal id={id('refusal')} refusal={refusal} />}
        {day && <PlainField name="day" id={id('day')} {...day} />}
        <PlainField name="text" id={id('text')} rows={4} {...text} />
        <p className="actions">
          <button type="submit" className={grave ? 'btn danger' : 'btn'}>
            {title}
          </button>
        </p>
      </PostForm>
    </details>
  );
}

function Refusal({ id, refusal }: { id: string; refusal: NonNullable<StepForm['refusal']> }) {
  const { label, choose, options, value, error } = refusal;
  return (
    <div className={error ? 'field failed' : 'field'}>
      <label className="sub" htmlFor={id}>
        {label}
      </label>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        className="select"
        id={id}
        name="refusal"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <option value="">{choose}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}
