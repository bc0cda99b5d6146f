import { describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/facts';
import type { FormFields } from '../fields';
import { parseScreen } from './parse-screen';
import { answerTo, CONTEXT, parse, TODAY } from './testing/context';

const SKIPPED: Answer = { state: 'skipped' };
const NOT_KNOWN: Answer = { state: 'dont_know' };
const answered = (value: Extract<Answer, { value: unknown }>['value']): Answer => ({
  state: 'answered',
  value,
});
const at = (field: string, code: string, values?: object) => [
  values ? { field, code, values } : { field, code },
];

type Case = readonly [name: string, fields: FormFields, expected: unknown];

describe.each<[string, string, readonly Case[]]>([
  [
    'firm.country',
    'country',
    [
      ['an option', { 'firm.country': ['AR'] }, answered('AR')],
      ['nothing', {}, SKIPPED],
      ['an empty select', { 'firm.country': [''] }, SKIPPED],
      ['not known', { 'firm.country': ['dont_know'] }, NOT_KNOWN],
      ['a code of no country', { 'firm.country': ['ZZ'] }, at('firm.country', 'not_an_option')],
      ['hostile text', { 'firm.country': ['<script>'] }, at('firm.country', 'not_an_option')],
    ],
  ],
  [
    'firm.employees',
    'size',
    [
      ['a number', { 'firm.employees': [' 1.234 '] }, answered(1234)],
      ['nothing', { 'firm.employees': ['  '] }, SKIPPED],
      ['not known', { 'firm.employees.unknown': ['dont_know'] }, NOT_KNOWN],
      [
        'a number and not known',
        { 'firm.employees': ['3'], 'firm.employees.unknown': ['dont_know'] },
        at('firm.employees', 'unknown_and_answer'),
      ],
      ['nobody', { 'firm.employees': ['0'] }, at('firm.employees', 'too_small', { min: 1 })],
      ['fewer than nobody', { 'firm.employees': ['-3'] }, at('firm.employees', 'too_small', { min: 1 })],
      ['too many', { 'firm.employees': ['1000001'] }, at('firm.employees', 'too_large', { max: 1_000_000 })],
      [
        'far too many',
        { 'firm.employees': ['9'.repeat(150)] },
        at('firm.employees', 'too_large', { max: 1_000_000 }),
      ],
      ['half a person', { 'firm.employees': ['2,5'] }, at('firm.employees', 'not_whole')],
      ['words', { 'firm.employees': ['a dozen'] }, at('firm.employees', 'not_a_number')],
      [
        'a long text',
        { 'firm.employees': ['x'.repeat(5000)] },
        at('firm.employees', 'too_long', { max: 200 }),
      ],
      ['a NUL byte', { 'firm.employees': ['1\u00002'] }, at('firm.employees', 'strange_characters')],
      [
        'half a surrogate pair',
        { 'firm.employees': ['12\uD83D'] },
        at('firm.employees', 'strange_characters'),
      ],
      [
        'a number turned round',
        { 'firm.employees': ['\u202E12\u202C'] },
        at('firm.employees', 'marks_of_direction'),
      ],
      ['a mark of direction', { 'firm.employees': ['\u200F12'] }, at('firm.employees', 'marks_of_direction')],
      ['marks of no width', { 'firm.employees': ['\uFEFF1\u200B2\u00AD'] }, answered(12)],
      ['an emoji', { 'firm.employees': ['😀'] }, at('firm.employees', 'not_a_number')],
    ],
  ],
  [
    'firm.year_started',
    'size',
    [
      ['a year', { 'firm.year_started': ['1998'] }, answered(1998)],
      ['this year', { 'firm.year_started': ['2026'] }, answered(2026)],
      ['next year', { 'firm.year_started': ['2027'] }, at('firm.year_started', 'too_large', { max: 2026 })],
      ['two digits', { 'firm.year_started': ['98'] }, at('firm.year_started', 'too_small', { min: 1500 })],
      ['words', { 'firm.year_started': ['long ago'] }, at('firm.year_started', 'not_a_year')],
    ],
  ],
  [
    'firm.isic',
    'activity',
    [
      [
        'a choice',
        { 'firm.isic': ['1102'], 'firm.isic.query': ['wine'], 'firm.isic.seen': ['wine'] },
        answered({ main: '1102', second: null }),
      ],
      [
        'another word beside the choice of before',
        { 'firm.isic': ['1102'], 'firm.isic.query': ['shoes'], 'firm.isic.seen': [''] },
        at('firm.isic.query', 'word_changed'),
      ],
      [
        'another word than the one the list was made for',
        { 'firm.isic': ['1102'], 'firm.isic.query': ['shoes'], 'firm.isic.seen': ['wine'] },
        at('firm.isic.query', 'word_changed'),
      ],
      [
        'another word beside a second activity alone',
        { 'firm.isic.second': ['1520'], 'firm.isic.query': ['shoes'] },
        at('firm.isic.query', 'word_changed'),
      ],
      [
        'another word and not known',
        { 'firm.isic': ['dont_know'], 'firm.isic.query': ['shoes'] },
        at('firm.isic.query', 'word_changed'),
      ],
      [
        'the code of the choice, typed',
        { 'firm.isic': ['1102'], 'firm.isic.query': ['1102'] },
        answered({ main: '1102', second: null }),
      ],
      [
        'the word taken away again',
        { 'firm.isic': ['1102'], 'firm.isic.query': [''], 'firm.isic.seen': ['wine'] },
        answered({ main: '1102', second: null }),
      ],
      [
        'two choices',
        { 'firm.isic': ['1102'], 'firm.isic.second': ['1520'] },
        answered({ main: '1102', second: '1520' }),
      ],
      [
        'the same twice',
        { 'firm.isic': ['1102'], 'firm.isic.second': ['1102'] },
        answered({ main: '1102', second: null }),
      ],
      ['only a second', { 'firm.isic.second': ['1520'] }, answered({ main: '1520', second: null })],
      ['a code typed', { 'firm.isic.query': ['1102'] }, answered({ main: '1102', second: null })],
      ['a word alone', { 'firm.isic.query': ['wine'] }, at('firm.isic.query', 'not_in_list')],
      [
        'not known',
        { 'firm.isic': ['dont_know'], 'firm.isic.query': ['wine'], 'firm.isic.seen': ['wine'] },
        NOT_KNOWN,
      ],
      ['nothing', { 'firm.isic.query': [''] }, SKIPPED],
      ['no such code', { 'firm.isic': ['9999'] }, at('firm.isic', 'not_in_list')],
      [
        'a long word',
        { 'firm.isic.query': ['w'.repeat(300)] },
        at('firm.isic.query', 'too_long', { max: 200 }),
      ],
    ],
  ],
  [
    'people.lead_group',
    'people',
    [
      [
        'some, in the order of the options',
        { 'people.lead_group': ['rural', 'women'] },
        answered(['women', 'rural']),
      ],
      ['none', { 'people.lead_group': ['none'] }, answered(['none'])],
      ['no say', { 'people.lead_group': ['no_say'] }, answered(['no_say'])],
      [
        'none and some',
        { 'people.lead_group': ['none', 'women'] },
        at('people.lead_group', 'none_and_others', { option: 'none' }),
      ],
      [
        'not known and some',
        { 'people.lead_group': ['dont_know', 'women'] },
        at('people.lead_group', 'unknown_and_answer'),
      ],
      [
        'no option',
        { 'people.lead_group': ['women', '__proto__'] },
        at('people.lead_group', 'not_an_option'),
      ],
    ],
  ],
  [
    'firm.associations',
    'members',
    [
      [
        'kinds and members',
        {
          'firm.associations': ['chamber'],
          'firm.associations.member': ['I01'],
          'firm.associations.asked': ['I01', 'I02'],
        },
        answered({ kinds: ['chamber'], members: ['I01'], asked: ['I01', 'I02'] }),
      ],
      [
        'members alone',
        { 'firm.associations.member': ['I02'], 'firm.associations.asked': ['I02'] },
        answered({ kinds: [], members: ['I02'], asked: ['I02'] }),
      ],
      ['nothing ticked', { 'firm.associations.asked': ['I01'] }, SKIPPED],
      [
        'none',
        { 'firm.associations': ['none'], 'firm.associations.asked': ['I01'] },
        answered({ kinds: ['none'], members: [], asked: ['I01'] }),
      ],
      [
        'none and a member',
        { 'firm.associations': ['none'], 'firm.associations.member': ['I01'] },
        at('firm.associations', 'none_and_others', { option: 'none' }),
      ],
      [
        'an unknown institution',
        { 'firm.associations': ['chamber'], 'firm.associations.member': ['I99'] },
        answered({ kinds: ['chamber'], members: [], asked: [] }),
      ],
    ],
  ],
  [
    'sales.export_breadth',
    'breadth',
    [
      [
        'both',
        { 'sales.export_breadth.products': ['3'], 'sales.export_breadth.countries': ['2'] },
        answered({ products: 3, countries: 2 }),
      ],
      [
        'one',
        { 'sales.export_breadth.products': ['3'], 'sales.export_breadth.countries': [''] },
        answered({ products: 3, countries: null }),
      ],
      ['not known', { 'sales.export_breadth.unknown': ['dont_know'] }, NOT_KNOWN],
      [
        'two mistakes',
        { 'sales.export_breadth.products': ['x'], 'sales.export_breadth.countries': ['-1'] },
        [
          ...at('sales.export_breadth.products', 'not_a_number'),
          ...at('sales.export_breadth.countries', 'too_small', { min: 1 }),
        ],
      ],
    ],
  ],
  [
    'cap.ops',
    'work-process',
    [
      ['a level', { 'cap.ops': ['3'] }, answered(3)],
      ['not known', { 'cap.ops': ['dont_know'] }, NOT_KNOWN],
      ['no level', { 'cap.ops': ['5'] }, at('cap.ops', 'not_an_option')],
    ],
  ],
  [
    'standards.checklist',
    'checklist',
    [
      [
        'some lines',
        { 'standards.checklist': ['haccp.2', 'haccp.1'], 'standards.checklist.list': ['haccp'] },
        answered({ lists: ['haccp'], ticked: ['haccp.1', 'haccp.2'] }),
      ],
      [
        'none is true',
        { 'standards.checklist.none': ['none'], 'standards.checklist.list': ['haccp'] },
        answered({ lists: ['haccp'], ticked: [] }),
      ],
      ['nothing', { 'standards.checklist.list': ['haccp'] }, SKIPPED],
      [
        'not known',
        { 'standards.checklist.unknown': ['dont_know'], 'standards.checklist.list': ['haccp'] },
        NOT_KNOWN,
      ],
      ['no such line', { 'standards.checklist': ['haccp.7'] }, at('standards.checklist', 'not_an_option')],
      [
        'no such list',
        { 'standards.checklist.list': ['constructor'] },
        at('standards.checklist', 'not_an_option'),
      ],
      [
        'none and a line',
        { 'standards.checklist': ['haccp.1'], 'standards.checklist.none': ['none'] },
        at('standards.checklist', 'none_and_others', { option: 'none' }),
      ],
    ],
  ],
  [
    'need.priorities',
    'priorities',
    [
      [
        'three',
        { 'need.priorities.1': ['QMS'], 'need.priorities.2': ['OPS'], 'need.priorities.3': ['MKT'] },
        answered(['QMS', 'OPS', 'MKT']),
      ],
      ['one', { 'need.priorities.1': ['QMS'], 'need.priorities.2': [''] }, answered(['QMS'])],
      ['a gap', { 'need.priorities.2': ['QMS'] }, at('need.priorities.1', 'gap_in_order')],
      [
        'the same twice',
        { 'need.priorities.1': ['QMS'], 'need.priorities.2': ['QMS'] },
        at('need.priorities.2', 'same_twice'),
      ],
      ['no capability', { 'need.priorities.1': ['qms'] }, at('need.priorities.1', 'not_an_option')],
      [
        'not known and one',
        { 'need.priorities.1': ['QMS'], 'need.priorities.unknown': ['dont_know'] },
        at('need.priorities.1', 'unknown_and_answer'),
      ],
    ],
  ],
  [
    'need.know',
    'know',
    [
      [
        'three parts',
        { 'need.know.what': ['2'], 'need.know.how': ['0'], 'need.know.why': ['1'] },
        answered({ what: 2, how: 0, why: 1 }),
      ],
      [
        'a part not known',
        { 'need.know.what': ['2'], 'need.know.how': ['dont_know'] },
        answered({ what: 2, how: null, why: null }),
      ],
      ['all not known', { 'need.know.what': ['dont_know'], 'need.know.how': ['dont_know'] }, NOT_KNOWN],
      ['nothing', {}, SKIPPED],
      ['no level', { 'need.know.why': ['3'] }, at('need.know.why', 'not_an_option')],
    ],
  ],
  [
    'learn.programmes',
    'programmes',
    [
      [
        'some',
        { 'learn.programmes.testing': ['finished'], 'learn.programmes.group': [''] },
        answered({ testing: 'finished' }),
      ],
      ['none', { 'learn.programmes.none': ['none'] }, answered({})],
      [
        'none and one',
        { 'learn.programmes.none': ['none'], 'learn.programmes.group': ['left'] },
        at('learn.programmes.none', 'none_and_others', { option: 'none' }),
      ],
      ['no ending', { 'learn.programmes.group': ['maybe'] }, at('learn.programmes.group', 'not_an_option')],
    ],
  ],
])('%s', (fact, screen, cases) => {
  it.each(cases)('%s', (_, fields, expected) => {
    expect(answerTo(fact, screen, fields)).toEqual(expected);
  });
});

describe('firm.subdivision', () => {
  const inArgentina = { 'firm.country': answered('AR') };
  it('must lie in the country', () => {
    expect(answerTo('firm.subdivision', 'place', { 'firm.subdivision': ['AR-M'] }, inArgentina)).toEqual(
      answered('AR-M'),
    );
    expect(answerTo('firm.subdivision', 'place', { 'firm.subdivision': ['CL-BI'] }, inArgentina)).toEqual(
      at('firm.subdivision', 'not_in_country'),
    );
    expect(answerTo('firm.subdivision', 'place', { 'firm.subdivision': ['CL-BI'] })).toEqual(
      answered('CL-BI'),
    );
  });
});

describe('what was on the page', () => {
  it('leaves a question that did not show as it is', () => {
    expect(parse('buyer', {}).answers).toEqual([]);
    expect(parse('overlap', {}).answers.map((one) => one.fact)).toEqual(['ties.outside_peers']);
  });

  it('takes a question that did not show if it was answered', () => {
    expect(parse('buyer', { 'sales.buyer_limits': ['brand'] }).answers).toEqual([
      { fact: 'sales.buyer_limits', answer: answered(['brand']) },
    ]);
  });

  it('leaves a question alone that shows by now and was not drawn', () => {
    const size = (fields: FormFields, drawn: readonly string[]) =>
      parseScreen({ screen: 'size', fields, today: TODAY, context: CONTEXT, drawn }).answers;
    const employees = { fact: 'firm.employees', answer: answered(14) };
    expect(size({ 'firm.employees': ['14'] }, ['firm.employees'])).toEqual([employees]);
    expect(size({ 'firm.employees': ['14'] }, ['firm.employees', 'firm.sales_band'])).toEqual([
      employees,
      { fact: 'firm.sales_band', answer: SKIPPED },
    ]);
    // What comes back all the same is read.
    expect(size({ 'firm.employees': ['14'] }, ['firm.sales_band'])).toContainEqual(employees);
  });

  it('keeps the fields of the screen and no others', () => {
    const { fields } = parse('country', {
      'firm.country': ['AR'],
      'firm.employees': ['3'],
      version: ['1'],
      go: ['next'],
    });
    expect(fields).toEqual({ 'firm.country': ['AR'] });
  });
});
