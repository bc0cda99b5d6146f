import { describe, expect, it } from 'vitest';
import { FIRM_GROUPS } from '../../vocabulary';
import { firm, type Said } from '../firm.fixture';
import { question } from '../instrument';
import { questionsOfGroup } from './groups';

const groups = (said: Said) => firm(said).groups;

describe('groups', () => {
  it('are none of a firm that has answered nothing', () => {
    expect(groups({})).toEqual([]);
  });

  it.each([
    ['micro', { 'firm.country': 'NI', 'firm.employees': 5 }, { 'firm.country': 'NI', 'firm.employees': 6 }],
    ['small', { 'firm.country': 'NI', 'firm.employees': 6 }, { 'firm.country': 'NI', 'firm.employees': 31 }],
    ['women', { 'people.lead_group': ['women'] }, { 'people.lead_group': ['none'] }],
    ['rural', { 'people.lead_group': ['women', 'rural'] }, { 'people.lead_group': ['no_say'] }],
    ['informal', { 'firm.legal': 'no' }, { 'firm.legal': 'registered' }],
    ['informal', { 'firm.legal': 'in_process' }, { 'firm.legal': 'coop' }],
    ['informal', { 'firm.legal': 'no' }, { 'firm.legal': { state: 'dont_know' } }],
    [
      'non_member',
      { 'firm.associations': { kinds: ['none'], members: [], asked: [] } },
      { 'firm.associations': { kinds: ['chamber'], members: [], asked: [] } },
    ],
    [
      'non_member',
      { 'firm.associations': { kinds: ['none'], members: [], asked: ['I10'] } },
      { 'firm.associations': { kinds: [], members: ['I10'], asked: ['I10'] } },
    ],
    ['first_time', { 'learn.programmes': {} }, { 'learn.programmes': { finance: 'left' } }],
    ['first_time', { 'learn.programmes': {} }, { 'learn.programmes': { state: 'skipped' } }],
    ['non_capital', { 'firm.subdivision': 'AR-M' }, { 'firm.subdivision': 'AR-C' }],
    ['non_capital', { 'firm.subdivision': 'PE-ARE' }, { 'firm.subdivision': 'PE-CAL' }],
    ['non_capital', { 'firm.subdivision': 'AR-M' }, { 'firm.subdivision': 'DE-BY' }],
    ['level_0_1', { 'learn.try': 1 }, { 'learn.try': 2 }],
    ['level_0_1', { 'learn.try': 0 }, { 'learn.seek': 1, 'learn.try': 2 }],
    ['young', { 'firm.year_started': 2024 }, { 'firm.year_started': 2023 }],
    ['young', { 'firm.year_started': 2026 }, { 'firm.year_started': 2027 }],
  ] satisfies readonly (readonly [string, Said, Said])[])(
    '%s: %j is one, %j is not known to be',
    (group, one, other) => {
      expect(groups(one)).toContain(group);
      expect(groups(other)).not.toContain(group);
    },
  );

  it.each([
    ['0', '0', true],
    ['lt1', '0', true],
    ['0', 'lt1', true],
    ['lt1', 'lt1', true],
    ['0', null, false],
    [null, '0', false],
    ['1_9', '0', false],
    ['0', '50', false],
    [null, null, false],
  ])('non_exporter with direct %s and indirect %s: %s', (direct, indirect, want) => {
    const said = {
      ...(direct === null ? {} : { 'sales.direct_export_pct': direct }),
      ...(indirect === null ? {} : { 'sales.indirect_export_pct': indirect }),
    };
    expect(groups(said).includes('non_exporter')).toBe(want);
  });

  it('of a class that is only possible do not count', () => {
    const open = firm({}, { given: { employees: { kind: 'interval', lo: 1, hi: 10 } } });
    expect(open.size.class.kind).toBe('candidates');
    expect(open.groups).toEqual([]);
  });

  it('of a class set for the run do', () => {
    expect(firm({}, { given: { sizeClass: 'small' } }).groups).toEqual(['small']);
    expect(firm({}, { given: { sizeClass: 'large' } }).groups).toEqual([]);
  });

  it('come in one order, whatever the order of answers', () => {
    expect(groups({ 'people.lead_group': ['rural', 'women'], 'firm.legal': 'no', 'learn.try': 0 })).toEqual([
      'women',
      'rural',
      'informal',
      'level_0_1',
    ]);
  });
});

describe('questions that may yet tell of a group', () => {
  it('are there for every group but the sizes while nothing is answered, and are questions', () => {
    const nothing = firm({});
    for (const group of FIRM_GROUPS) {
      const facts = questionsOfGroup(group, nothing);
      expect(facts.length > 0, group).toBe(group !== 'micro' && group !== 'small');
      for (const fact of facts) expect(question(fact).fact).toBe(fact);
    }
  });

  it.each([
    ['women', { 'people.lead_group': ['women'] }, []],
    ['women', { 'people.lead_group': ['none'] }, []],
    ['women', { 'people.lead_group': { state: 'dont_know' } }, ['people.lead_group']],
    ['young', { 'firm.year_started': 1990 }, []],
    ['non_exporter', { 'sales.direct_export_pct': '0' }, ['sales.indirect_export_pct']],
    ['non_exporter', { 'sales.direct_export_pct': '50' }, []],
    ['level_0_1', { 'learn.try': 4 }, ['learn.seek', 'learn.understand', 'learn.keep']],
    ['level_0_1', { 'learn.try': 4, 'learn.seek': 1 }, ['learn.understand', 'learn.keep']],
    // The mean of 4, 4 and twice nothing is 2.
    ['level_0_1', { 'learn.try': 4, 'learn.seek': 4 }, []],
  ] satisfies readonly (readonly [(typeof FIRM_GROUPS)[number], Said, readonly string[]])[])(
    'of %s after %j are %j',
    (group, said, facts) => {
      expect(questionsOfGroup(group, firm(said))).toEqual(facts);
    },
  );
});
