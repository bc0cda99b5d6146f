import { expect, it } from 'vitest';
import { catalogueFileSchema } from '../../domain/matching';
import { attributeOfColumn, filledUp, unsaidIn } from './unsaid';

const begun = {
  definition: {
    ...{ id: 'N1', institution: 'I01', illustrative: true, note: '' },
    ...{ name: 'A course', type: 'training_course', place: 'AR-M' },
  },
  text: { name: { en: 'A course', es: 'Un curso' } },
};
const schema = catalogueFileSchema.shape.offerings.element;

it('says of a new offering what is not said yet', () => {
  expect(unsaidIn(begun)).toEqual([
    ...['summary_en', 'summary_es', 'conditions_en', 'conditions_es', 'how_en', 'how_es', 'price_usd'],
    ...['membership', 'membership_fee_usd', 'waiver'],
    ...['modality', 'languages', 'seats', 'intake', 'hours_month', 'months', 'learning_form'],
    ...['practice_share', 'follow_up', 'channel', 'nature', 'knowledge_what', 'knowledge_how'],
    ...['knowledge_why', 'targets', 'upgrading_kind', 'communities', 'source_international'],
    ...['countries', 'subdivisions', 'sectors', 'size_classes', 'min_ac'],
    ...['requires_any', 'requires_all', 'gives', 'generic'],
  ]);
  expect(schema.safeParse(begun.definition).success).toBe(false);
});

it('can show it with something in the place of that', () => {
  expect(schema.safeParse(filledUp(begun).definition).success).toBe(true);
  expect(unsaidIn(filledUp(begun))).toEqual([]);
  expect(filledUp(filledUp(begun))).toEqual(filledUp(begun));
});

it('stands in for nothing else that is missing', () => {
  const { type: _, ...rest } = begun.definition;
  expect(schema.safeParse(filledUp({ ...begun, definition: rest }).definition).success).toBe(false);
});

it.each([
  ['name_en', 'name.en'],
  ['price_usd', 'priceUsd'],
  ['learning_form', 'learningForm'],
  ['requires_all', 'requires'],
])('knows %s as %s', (column, attribute) => {
  expect(attributeOfColumn(column)).toBe(attribute);
});

it('takes an offering that names steps of one kind to ask for none of the other', () => {
  const requires = { any: ['monitored'] };
  const unsaid = unsaidIn({ ...begun, definition: { ...begun.definition, requires } });
  expect(unsaid).not.toContain('requires_all');
  expect(unsaid).toContain('gives');
});
