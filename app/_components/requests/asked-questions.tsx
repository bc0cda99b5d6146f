import { Choice } from '../forms/choice';
import { PlainField } from '../forms/plain-field';
import { Status } from '../status';
import type { AskedBlock, AskedField } from './types';

/** What the offering itself asks, each answer with the condition on it and whether it is met. */
export function AskedQuestions({ asked }: { asked: AskedBlock }) {
  return (
    <section id="q-asked" aria-labelledby="asked">
      <h2 id="asked">{asked.title}</h2>
      <p className="hint">{asked.help}</p>
      <input type="hidden" name="asks" value={asked.version} />
      {asked.fields.map((field) => (
        <Asked key={field.name} field={field} />
      ))}
      {asked.whole && (
        <p className="note" role="status">
          {asked.whole}
        </p>
      )}
      <p className="actions">
        <button type="submit" name="go" value="check" className="btn second">
          {asked.check}
        </button>
      </p>
    </section>
  );
}

function Asked({ field }: { field: AskedField }) {
  const { name, label, hint, value, error, options, conditions } = field;
  return (
    <>
      {options ? (
        <fieldset className="field">
          <legend className="sub">{label}</legend>
          {hint && <p className="hint">{hint}</p>}
          {options.map((option, index) => (
            <Choice
              key={option.value}
              type="radio"
              name={name}
              option={option}
              checked={value === option.value}
              id={index === 0 ? name : undefined}
            />
          ))}
        </fieldset>
      ) : (
        <PlainField name={name} label={label} hint={hint || undefined} value={value} error={error} />
      )}
      {conditions.map(({ asks, is, status }) => (
        <p key={asks}>
          {asks} {status && <Status is={is}>{status}</Status>}
        </p>
      ))}
    </>
  );
}

/** The answers as the institution will read them. */
export function AskedPreview({ asked }: { asked: AskedBlock }) {
  return (
    <>
      <p>{asked.previewTitle}</p>
      <ul>
        {asked.preview.map(({ name, answer }) => (
          <li key={name}>
            {name} <strong>{answer}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
