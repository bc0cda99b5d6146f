import { fieldOf } from '../../forms/field-of';
import { PlainField } from '../../forms/plain-field';
import { Choices } from '../choices';
import { ItemList } from '../item-list';
import { LabelledSelect } from '../labelled-select';
import type { PartFormView } from '../part-types';

const STRENGTHS = ['what', 'how', 'why'] as const;

/** What one gets to know, from whom, and what follows. */
export function KnowledgeFields({ view }: { view: PartFormView }) {
  const { t, fields, errors, options, items } = view;
  const of = fieldOf(fields, errors);
  const choices = (name: string) => ({
    ...{ name, options: options[name] ?? [], chosen: fields[name] ?? [], error: of(name).error },
  });
  return (
    <>
      <section>
        <h2>{t('desk.fact.knowledge')}</h2>
        <p className="hint">{t('desk.part.knowledgeHelp')}</p>
        {STRENGTHS.map((kind) => (
          <LabelledSelect
            key={kind}
            {...of(`knowledge_${kind}`)}
            label={t(`vocabulary.knowledge.${kind}`)}
            options={options.strength ?? []}
          />
        ))}
        <Choices {...choices('nature')} type="radio" legend={t('desk.fact.nature')} />
        <PlainField
          {...of('practice_share')}
          label={t('desk.part.practice')}
          hint={t('desk.part.practiceHelp')}
        />
        <Choices {...choices('follow_up')} type="radio" legend={t('desk.part.followUp')} />
      </section>
      <section>
        <h2>{t('desk.fact.channel')}</h2>
        <Choices {...choices('channel')} type="checkbox" legend={t('desk.part.channel')} />
        <ItemList
          t={t}
          name="communities"
          legend={t('desk.fact.communities')}
          help={t('desk.part.communitiesHelp')}
          none={t('desk.part.communitiesNone')}
          items={items('communities')}
          add={t('desk.part.communitiesAdd')}
        >
          <LabelledSelect
            {...of('communities.place')}
            label={t('desk.part.communitiesPlace')}
            options={options.places ?? []}
          />
          <LabelledSelect
            {...of('communities.trade')}
            label={t('desk.part.communitiesTrade')}
            options={options.trades ?? []}
          />
        </ItemList>
        <Choices {...choices('source_international')} type="radio" legend={t('desk.part.international')} />
      </section>
    </>
  );
}
