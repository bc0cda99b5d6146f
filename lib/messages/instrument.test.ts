import { describe, expect, it } from 'vitest';
import { CHECKLISTS, instrument } from '../domain/facts';
import * as vocabulary from '../domain/vocabulary';
import { messagesOf } from './index';

const messages = messagesOf('en');
const missing = (keys: readonly string[]) => keys.filter((key) => !messages.has(key));
const named = (prefix: string, codes: readonly string[]) =>
  codes.map((code) => `vocabulary.${prefix}.${code}`);

const spanish = messagesOf('es');

describe('the parts of the work', () => {
  it.each(vocabulary.CAPABILITIES)(
    '%s: has one name in Spanish where it has one in English',
    (capability) => {
      const name = `vocabulary.capability.${capability}`;
      const others = [
        `diagnostic.cap.${capability.toLowerCase()}.name`,
        `diagnostic.need.priorities.option.${capability}`,
      ].filter((key) => messages.get(key) === messages.get(name));
      for (const key of others) expect(spanish.get(key), key).toBe(spanish.get(name));
    },
  );
});

describe('the instrument in words', () => {
  it('has a question for every fact', () => {
    expect(missing(instrument.questions.map((question) => `diagnostic.${question.fact}.text`))).toEqual([]);
  });

  it('has a sentence for every option', () => {
    const plain = instrument.questions.filter((question) => question.type !== 'matrix');
    const keys = plain.flatMap(({ fact, options }) =>
      options.map((option) => `diagnostic.${fact}.option.${option}`),
    );
    expect(missing(keys)).toEqual([]);
  });

  it('has three small questions for what, how and why', () => {
    const keys = vocabulary.KNOWLEDGE_KINDS.flatMap((kind) =>
      ['text', 'option.0', 'option.1', 'option.2'].map((part) => `diagnostic.need.know.${kind}.${part}`),
    );
    expect(missing(keys)).toEqual([]);
  });

  it('has a title for every section and screen', () => {
    const sections = instrument.sections.map(({ n }) => `diagnostic.section.${n}`);
    const screens = instrument.screens.map(({ id }) => `diagnostic.screen.${id}.title`);
    expect(missing([...sections, ...screens])).toEqual([]);
  });

  it('has a title for every checklist', () => {
    expect(missing(CHECKLISTS.map((list) => `diagnostic.checklist.${list}.title`))).toEqual([]);
  });

  it('asks nothing that the instrument does not know', () => {
    const facts = new Set<string>(instrument.questions.map((question) => question.fact));
    const asked = [...messages.keys()].flatMap(
      (key) => /^diagnostic\.([a-z_]+\.[a-z_]+)\.text$/.exec(key)?.[1] ?? [],
    );
    expect(asked.filter((fact) => !facts.has(fact))).toEqual([]);
  });
});

describe('the vocabulary in words', () => {
  it.each([
    ['capability', vocabulary.CAPABILITIES],
    ['size', vocabulary.SIZE_CLASSES],
    ['sizes', vocabulary.SIZE_CLASSES],
    ['group', vocabulary.FIRM_GROUPS],
    ['offeringType', vocabulary.OFFERING_TYPES],
    ['institutionType', vocabulary.INSTITUTION_TYPES],
    ['seatKind', vocabulary.SEAT_KINDS],
    ['token', vocabulary.STEP_TOKENS],
    ['modality', vocabulary.MODALITIES],
    ['intake', vocabulary.INTAKES],
    ['membership', vocabulary.MEMBERSHIPS],
    ['nature', vocabulary.NATURES],
    ['channel', vocabulary.CHANNELS],
    ['learningForm', vocabulary.LEARNING_FORMS],
    ['upgrading', vocabulary.UPGRADING_KINDS],
    ['language', vocabulary.LEARNING_LANGUAGES],
    ['tieKind', vocabulary.TIE_KINDS],
    ['tiePlace', vocabulary.TIE_PLACES],
    ['scorePart', vocabulary.SCORE_PARTS],
    ['status', vocabulary.MATCH_STATUSES],
    ['outcome', vocabulary.OUTCOMES],
    ['knowledge', vocabulary.KNOWLEDGE_KINDS],
    ['rule', vocabulary.STARTER_RULES],
  ])('names every %s', (prefix, codes) => {
    expect(missing(named(prefix, codes))).toEqual([]);
  });
});
