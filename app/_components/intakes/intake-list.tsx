import { Lines } from '../desk/attribute-list';

export type IntakeView = {
  id: string;
  title: string;
  rows: readonly { name: string; lines: readonly string[] }[];
};

/** Groups of an offer that firms can ask about, each with everything that is published of it. */
export function IntakeList({ title, intakes }: { title: string; intakes: readonly IntakeView[] }) {
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{title}</h2>
      {intakes.map((intake) => (
        <div key={intake.id} id={`group-${intake.id}`}>
          <h3>{intake.title}</h3>
          <IntakeRows rows={intake.rows} />
        </div>
      ))}
    </section>
  );
}

/** What is published of one. */
export function IntakeRows({ rows }: Pick<IntakeView, 'rows'>) {
  return (
    <dl className="pairs">
      {rows.map(({ name, lines }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="long">
            <Lines lines={lines} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
