import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plain } from '@/lib/messages/rule-text/rule-text.fixture';
import { runRules } from './testing/run';

const EXAMPLES = resolve(import.meta.dirname, '../../domain/rules/examples');

const entry = (kind: string, power: string, more: object = {}) => ({
  kind,
  power,
  questions: ['q'],
  ...more,
});
const named = (en: string, es: string) => ({ name: { en, es } });
const facts = {
  certificates: entry('set', 'do', { values: ['iso', 'gap'], ...named('certificates', 'certificados') }),
  country: entry('code', 'fixed', { values: ['AR', 'UY'], ...named('country', 'país') }),
  staff: entry('number', 'fixed', { whole: true, min: 0, ...named('people', 'personas') }),
  hands: entry('number', 'do', { whole: true, min: 0, max: 9999, ...named('hands', 'manos') }),
  founded: entry('date', 'fixed', named('founding day', 'día de fundación')),
  request: entry('date', 'time', named('day of the request', 'día de la solicitud')),
  stage: entry('code', 'time', {
    ...{ values: ['plan', 'open', 'old'], ordered: true },
    ...named('stage', 'etapa'),
  }),
  steps: entry('events', 'do', named('steps taken', 'pasos dados')),
  owners: entry('entities', 'fixed', {
    ...named('owners', 'dueños'),
    of: { share: entry('number', 'fixed', { min: 0, max: 100, ...named('share', 'parte') }) },
  }),
};

const firm = {
  certificates: { set: [] },
  country: 'AR',
  founded: { day: '2024-09-15' },
  steps: { events: [] },
  owners: { entities: [{ share: 100 }] },
};

function rule(id: string, of: object, more: object = {}) {
  const title = { en: `Rule ${id}`, es: `Regla ${id}` };
  return { language: 'puente-rules/1', id, version: 1, title, rule: of, ...more };
}

/** Looks at these rules on 1 June 2026. */
function look(
  rules: readonly object[],
  args: readonly string[] = [],
  told: object = firm,
  predicates: object = {},
  more: object = {},
) {
  const library = { predicates, parameters: {}, zones: {}, rates: [] };
  const files = {
    'rules.json': { language: 'puente-rules/1', library, rules },
    'facts.json': { ...facts, ...more },
    'firm.json': told,
  };
  const all = ['near-miss', 'rules.json', '--facts', 'facts.json', '--firm', 'firm.json', ...args];
  const { code, out, err } = runRules(files, all);
  return { code, err, lines: plain(out).split('\n').filter(Boolean) };
}

const certified = { id: 'c', op: 'contains', fact: 'certificates', values: ['iso'] };
const small = { id: 's', op: 'between', fact: 'staff', min: null, max: 49 };
const here = { id: 'h', op: 'equals', fact: 'country', value: 'UY' };
const old = { id: 'o', op: 'elapsed', fact: 'founded', unit: 'years', min: 2, max: null };
const introduced = { id: 'i', op: 'happened', fact: 'steps', codes: ['introduction'], min: 1, max: null };
const asked = { id: 'd', op: 'dates', fact: 'request', from: '2026-09-01', to: null };
const shared = {
  ...{ id: 'l', op: 'linked', fact: 'owners', min: 1, max: null },
  where: { id: 'm', op: 'between', fact: 'share', min: null, max: 50 },
};
const prose = { id: 'p', op: 'prose', text: { en: 'The firm is sound.', es: 'La empresa está sana.' } };
const all = (...of: readonly object[]) => ({ id: 'r', op: 'all', of });

describe('near misses of a file of rules', () => {
  it('tells what the firm can do from what it can find out, and the rule that leads to a step', () => {
    const rules = [rule('fund', all(certified, small, introduced)), rule('introduction', all(certified))];
    expect(look(rules, ['--rule', 'fund'])).toEqual({
      code: 0,
      err: '',
      lines: [
        'fund, version 1: Rule fund',
        'Does not fit.',
        'The shortest way that is in the power of the firm:',
        '- The firm can do this:',
        '  - Certificates: “iso”.',
        '  - Steps taken: “introduction” at least once. This leads there: Rule introduction (introduction).',
        '- This can be found out, and has to turn out so:',
        '  - People: between 0 and 49.',
      ],
    });
  });

  it('says of what the firm would have to give up that it has it now', () => {
    const none = { id: 'n', op: 'not', of: certified };
    const held = { ...firm, certificates: { set: ['iso'] } };
    expect(look([rule('a', none)], [], held).lines.at(-1)).toBe(
      '  - Certificates: without “iso” (the firm has this now and would have to give it up).',
    );
    // What it may have is only found out.
    const open = { ...firm, certificates: { set: [], open: true } };
    expect(look([rule('a', none)], [], open).lines.at(-1)).toBe('  - Certificates: without “iso”.');
  });

  it('names the day that time brings', () => {
    expect(look([rule('grown', old)]).lines.slice(1)).toEqual([
      'Does not fit.',
      'It fits from 15 September 2026 on, if all else stays as it is.',
    ]);
    expect(look([rule('grown', old)], ['--lang', 'es']).lines.slice(1)).toEqual([
      'No cumple.',
      'Cumple a partir del 15 de septiembre de 2026, si lo demás sigue igual.',
    ]);
    // On that day the firm still has no certificate.
    expect(look([rule('both', all(old, certified))]).lines.slice(2)).toEqual([
      'Not before 15 September 2026, and then together with this:',
      '- The firm can do this:',
      '  - Certificates: “iso”.',
    ]);
    const told = { ...firm, request: { day: '2026-06-01' } };
    expect(look([rule('window', asked)], [], told).lines.slice(2)).toEqual([
      'Not before 1 September 2026, and then together with this:',
      '- Time has to bring this:',
      '  - Day of the request: on or after 1 September 2026.',
    ]);
  });

  it('says until when it fits where that ends', () => {
    const young = { ...old, max: 2 };
    expect(look([rule('young', young)]).lines.at(-1)).toBe(
      'It fits from 15 September 2026 until 14 September 2027, if all else stays as it is.',
    );
    expect(look([rule('young', young)], ['--lang', 'es']).lines.at(-1)).toBe(
      'Cumple del 15 de septiembre de 2026 al 14 de septiembre de 2027, si lo demás sigue igual.',
    );
    expect(look([rule('both', all(young, certified))]).lines[2]).toBe(
      'Not before 15 September 2026 and not after 14 September 2027, and then together with this:',
    );
    const closing = { from: '2026-09-01', to: '2027-03-31' };
    expect(look([rule('ends', old, closing)]).lines.at(-1)).toMatch(/until 31 March 2027, if all else/);
  });

  it('names no day for a later stage, and takes no firm back to an earlier one', () => {
    const inStage = (...values: readonly string[]) =>
      rule('at', { id: 'g', op: 'in', fact: 'stage', values });
    const told = { ...firm, stage: 'open' };
    expect(look([inStage('old')], [], told).lines.slice(2)).toEqual([
      'It fits once all of this is so. No day can be named for it, so the firm cannot plan with it:',
      '- Time has to bring this:',
      '  - Stage: “old”.',
    ]);
    expect(look([inStage('plan')], [], told).lines.slice(3)).toEqual([
      '- The firm cannot change this:',
      '  - Stage: “plan”.',
    ]);
  });

  it('tells what the firm cannot change, and that nothing else is enough', () => {
    expect(look([rule('there', all(here, certified))]).lines.slice(1)).toEqual([
      'Does not fit.',
      'Nothing that the firm can do or wait for is enough. The least that would have to be otherwise:',
      '- The firm can do this:',
      '  - Certificates: “iso”.',
      '- The firm cannot change this:',
      '  - Country: “UY”.',
    ]);
  });

  it('proposes what is left of an activity only where the list of activities has something left', () => {
    const activity = entry('code', 'fixed', { hierarchy: 'sector', ...named('activity', 'actividad') });
    const left = (code: string, ...except: readonly string[]) => {
      const under = { id: 'u', op: 'under', fact: 'trade', codes: [code], except };
      return look([rule('rest', under)], [], { ...firm, trade: code }, {}, { trade: activity }).lines.slice(
        2,
      );
    };
    const nothing = ['Nothing is proposed, for these reasons:', expect.stringMatching(/: no value that can/)];
    // All groups of 64, and the one group of 12, in ISIC Rev.4.
    expect(left('64', '641', '642', '643', '649')).toEqual(nothing);
    expect(left('12', '120')).toEqual(nothing);
    expect(left('64', '641', '642', '643')[0]).toMatch(/power of the firm/);
    expect(left('64', '641', '642', '643', '6491', '6492')[0]).toMatch(/power of the firm/);
  });

  it('says why nothing is proposed, in both languages', () => {
    expect(look([rule('owned', shared)]).lines.slice(2)).toEqual([
      'Nothing is proposed, for these reasons:',
      expect.stringMatching(/^- .*: it hangs on others, such as owners, and what is known of them is theirs/),
    ]);
    expect(look([rule('owned', shared)], ['--lang', 'es']).lines[3]).toMatch(/: depende de otros, como /);
    expect(look([rule('never', { id: 'n', op: 'any', of: [] })]).lines.slice(1)).toEqual([
      'Does not fit.',
      'Nothing is proposed: no change that could be tried meets the rule.',
    ]);
  });

  it('claims of a comparison no more than that nothing that was tried is enough', () => {
    const least = (id: string, left: object, value: number) =>
      rule(id, { id: 't', op: 'compare', left, relation: '>=', right: { term: 'number', value } });
    // Half of the people could be more, but for the catalogue.
    const half = { term: 'ratio', of: { term: 'fact', fact: 'hands' }, by: { term: 'number', value: 2 } };
    const [one, told] = [least('h', half, 5000), { ...firm, hands: 3 }];
    expect(look([one], [], told).lines.at(-1)).toMatch(
      /: no change of one or two of its numbers that could be tried makes it so\.$/,
    );
    expect(look([one], ['--lang', 'es'], told).lines.at(-1)).toMatch(
      /: ningún cambio de uno o dos de sus números que se pudo probar lo logra\.$/,
    );
    // What the owners hold is known, and no change of the firm's.
    const total = least('t', { term: 'total', fact: 'owners', of: 'share' }, 101);
    expect(look([total], [], told).lines.at(-1)).toMatch(/: it hangs on others, such as owners/);
  });

  it('has a rule that is met, has ended or is to come say so', () => {
    const held = { ...firm, certificates: { set: ['iso'] } };
    const days = [rule('now', certified), rule('past', certified, { to: '2026-05-31' })];
    expect(look([...days, rule('soon', certified, { from: '2026-07-01' })], [], held).lines).toEqual([
      'now, version 1: Rule now',
      'This fits already.',
      'past, version 1: Rule past',
      expect.stringMatching(/^Not in force on 1 June 2026: it ended on 31 May 2026\./),
      'soon, version 1: Rule soon',
      expect.stringMatching(/^Not in force on 1 June 2026: it begins on 1 July 2026\./),
      'It fits from 1 July 2026 on, if all else stays as it is.',
    ]);
  });

  it('tells what only the institution can say by its own text', () => {
    expect(look([rule('sound', prose)]).lines.at(-1)).toBe(
      '  - The firm is sound (only the institution can tell).',
    );
    expect(look([rule('sound', prose)], ['--lang', 'es']).lines.at(-1)).toBe(
      '  - La empresa está sana (solo la institución puede decirlo).',
    );
  });

  it('tells each text by itself where nodes of several predicates share an id', () => {
    const predicates = {
      sound: { ...prose, text: { en: 'The books are sound.' } },
      green: { ...prose, text: { en: 'The plan is green.' } },
    };
    const use = (id: string, predicate: string) => ({ id, op: 'use', predicate });
    const lines = (...of: readonly object[]) => look([rule('r', all(...of))], [], firm, predicates).lines;
    expect(lines(use('u1', 'sound'), use('u2', 'green')).slice(-2)).toEqual([
      '  - The books are sound (only the institution can tell).',
      '  - The plan is green (only the institution can tell).',
    ]);
    expect(lines(prose, use('u2', 'green')).slice(-2)).toEqual([
      '  - The firm is sound (only the institution can tell).',
      '  - The plan is green (only the institution can tell).',
    ]);
  });

  it('tells of events the period and the whole number that the rule asks for', () => {
    const happened = (code: string, more: object) => ({
      ...{ id: 'h', op: 'happened', fact: 'steps', codes: [code], min: 1, max: null },
      ...more,
    });
    const on = (code: string, day: string) => ({ code, day });
    const told = (events: readonly object[]) => ({ ...firm, steps: { events } });
    const last = { count: 12, unit: 'months' };
    const grant = happened('grant', { last });
    expect(look([rule('g', grant)], [], told([on('grant', '2020-05-05')])).lines.at(-1)).toBe(
      '  - Steps taken: “grant” at least once in the last 12 months.',
    );
    const visits = rule('v', happened('visit', { min: 3 }));
    expect(look([visits], [], told([on('visit', '2026-05-05')])).lines.at(-1)).toBe(
      '  - Steps taken: “visit” at least 3 times.',
    );
    // What is not to have taken place is told so, also where the rule counts and turns it around.
    const not = { id: 'n', op: 'not', of: happened('visit', { last, min: 2 }) };
    const open = { ...firm, steps: { events: [on('visit', '2026-05-05')], open: true } };
    expect(look([rule('n', not)], [], open).lines.at(-1)).toMatch(
      /^ {2}- Steps taken: “visit” fewer than 2 times in the last 12 months; steps taken: there is nothing to add/,
    );
    // On a later day it is counted on that day.
    expect(look([rule('later', all(old, grant))]).lines.slice(2)).toEqual([
      'Not before 15 September 2026, and then together with this:',
      '- The firm can do this:',
      '  - Steps taken: “grant” at least once in the last 12 months.',
    ]);
  });

  it('says of more events than it tries that nobody has looked so far, and not that they cannot be', () => {
    const often = { id: 'h', op: 'happened', fact: 'steps', codes: ['visit'], min: 1001, max: null };
    const none = { ...firm, steps: { events: [] } };
    expect(look([rule('v', often)], [], none).lines.slice(1)).toEqual([
      'Does not fit.',
      'Nothing is proposed, for these reasons:',
      '- steps taken: “visit” at least 1,001 times: it asks for more of them than are tried here, so nobody has looked whether the firm can reach it.',
      'Not everything was tried, so there may be a way that is not told here.',
    ]);
    expect(look([rule('v', often)], ['--lang', 'es'], none).lines.slice(3)).toEqual([
      expect.stringMatching(/: pide más de los que se prueban aquí, así que no se sabe/),
      'No se probó todo; puede haber un camino que aquí no se dice.',
    ]);
    // A thousand are tried.
    expect(look([rule('v', { ...often, min: 1000 })], [], none).lines).toHaveLength(5);
  });

  it('writes all ways as JSON, each change with its words', () => {
    const way = z.object({
      changes: z.array(z.object({ fact: z.string(), by: z.string(), text: z.string() })),
    });
    const line = z.object({
      ...{ rule: z.string(), verdict: z.string(), in_power: z.array(way), blocked: z.array(way) },
      not_proposed: z.array(z.object({ node: z.string(), code: z.string() })),
    });
    const either = { id: 'e', op: 'any', of: [certified, introduced] };
    const { lines, code } = look([rule('either', either), rule('owned', shared)], ['--json']);
    const [first, second] = lines.map((one) => line.parse(JSON.parse(one)));
    expect(code).toBe(0);
    expect(first).toMatchObject({ rule: 'either', verdict: 'unmet', blocked: [], not_proposed: [] });
    expect(first?.in_power.map(({ changes }) => changes.map(({ fact, by }) => [fact, by]))).toEqual(
      expect.arrayContaining([[['certificates', 'do']], [['steps', 'do']]]),
    );
    expect(second).toMatchObject({
      rule: 'owned',
      in_power: [],
      not_proposed: [{ node: 'l', code: 'linked' }],
    });
  });

  it('has offerings of the catalogue lead to what they give, in the country of the firm', () => {
    const token = { id: 't', op: 'contains', fact: 'tokens', values: ['public_programme'] };
    const asking = (country: string) => ({
      'rules.json': rule('step', token),
      'firm.json': { 'firm.country': country, tokens: { set: [] } },
    });
    const args = ['near-miss', 'rules.json', '--firm', 'firm.json'];
    // The catalogue has offerings in Mexico that give it, and none for firms of Japan.
    expect(runRules(asking('MX'), args).out).toContain('Open food safety days (O28)');
    const spanish = runRules(asking('MX'), [...args, '--lang', 'es']).out;
    expect(spanish).toContain('Días abiertos de alimentos seguros (O28)');
    expect(runRules(asking('JP'), args).out).not.toContain('lead');
  });

  it('ends with 1 where a rule cannot be read, and with 2 where it cannot be run', () => {
    const broken = look([rule('use', { id: 'u', op: 'use', predicate: 'nobody' }), rule('c', certified)]);
    expect(broken.code).toBe(1);
    expect(broken.err).toContain('There is no predicate called “nobody”.');
    expect(broken.lines).toContain('  - Certificates: “iso”.');
    // A flag that a rule reads as a set, in a file of facts that knows nothing of it.
    const files = { 'r.json': rule('c', certified), 'f.json': { certificates: true } };
    const run = (...args: readonly string[]) => runRules(files, ['near-miss', 'r.json', ...args]);
    expect(run('--facts', 'none', '--firm', 'f.json')).toMatchObject({ code: 1, out: '' });
    expect(run('--facts', 'none')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--firm'),
    });
    expect(run('--facts', 'none', '--firm', 'f.json', '--rule', 'x').code).toBe(2);
    expect(run('--firm', 'missing.json').code).toBe(2);
  });

  it('lets the firm of the examples take a step it has not taken, and undoes none that it took', () => {
    const step = { id: 'step', op: 'happened', fact: 'support.past', codes: ['introduction'] };
    const never = { ...step, id: 'never', codes: ['safety-grant'], min: null, max: 0 };
    const year = { ...never, id: 'year', last: { count: 12, unit: 'months' } };
    const taken = { 'support.past': { events: [{ code: 'safety-grant', day: '2026-03-15' }] } };
    const near = (told: object, ...of: readonly object[]) => {
      const files = { 'r.json': rule('introduction', all(...of)), 'f.json': told };
      const args = ['near-miss', 'r.json', '--facts', join(EXAMPLES, 'facts.json'), '--firm', 'f.json'];
      return plain(runRules(files, args).out);
    };
    const once = { ...step, min: 1, max: null };
    const done = near({ 'support.past': { events: [] } }, once);
    expect(done).toContain('- The firm can do this:\n  - Support used: the introduction at least once.');
    expect(done).toContain('This leads there: Rule introduction');
    expect(near(taken, once, year)).toMatch(/^Not before 15 March 2027, .*\n- The firm can do this:$/m);
    const undone = near(taken, once, never)
      .split('\n')
      .filter((line) => line.includes('undone'));
    expect(undone).toEqual([expect.stringContaining('never the safety grant')]);
  });

  it('has words for every rule of the examples in both languages', () => {
    const file = (name: string) => join(EXAMPLES, name);
    for (const lang of ['en', 'es']) {
      const args = ['--facts', file('facts.json'), '--firm', file('firm.json'), '--lang', lang];
      const { code, out, err } = runRules({}, ['near-miss', file('catalogue.json'), ...args]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toMatch(/undefined|\bnull\b|near\./);
    }
  });
});

it('tells once what is asked of several linked entities that nobody has named yet', () => {
  const three = rule('three', { ...shared, min: 3 });
  const untold = { ...firm, owners: { entities: [{}], open: true } };
  const { lines } = look([three], [], untold);
  const line = lines.find((one) => one.includes('named')) ?? '';
  expect(line.match(/not named yet/g)).toHaveLength(1);
  expect(line).toContain('2 that were not named yet');
  expect(line).toContain('number 1 of those named');
});
