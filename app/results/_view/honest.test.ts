import { describe, expect, it } from 'vitest';
import type { Change, Offering } from '@/lib/domain/matching';
import { demoCatalogue } from '@/lib/domain/matching/demo.fixture';
import type { Reason } from '@/lib/domain/rules';
import { INTAKES, type Locale, SIZE_CLASSES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { caveatWords } from './caveats';
import { changesView } from './changes';
import { isNotAsked } from './match-row';
import { priceForYou } from './price';
import { firstChoiceRemark, sizeRemarks, sizeRemarksFor } from './remarks';
import { whereFor } from './where';

const reason = (code: string): Reason => ({ code, values: {} });

function sayIn(locale: Locale) {
  const same = (code: string) => code;
  return {
    t: translator(locale),
    locale,
    names: {
      country: same,
      place: same,
      sector: same,
      institution: same,
      body: same,
      money: (usd: number) => `$${usd}`,
    },
    offering: same,
    intakeOf: (id: string) => INTAKES.find((intake) => id.startsWith(intake)) ?? null,
    rateOf: null,
    passesOverSales: (rule: string) => rule === 'BR',
  };
}

const micro = { kind: 'exact', value: 'micro' } as const;

const [en, es] = [sayIn('en'), sayIn('es')];

function offering(changes: Partial<Offering>): Offering {
  const [one] = demoCatalogue.offerings;
  if (!one) throw new Error('the catalogue is empty');
  return { ...one, generic: false, priceUsd: 100, membership: 'none', membershipFeeUsd: 0, ...changes };
}

describe('what speaks against an offering one may take part in', () => {
  const fits = { need: reason('need.first'), dist: reason('dist.km'), cost: reason('cost.within') };

  it('is told in one line, each thing once', () => {
    const why = { ...fits, dist: reason('dist.farther'), cost: reason('cost.more_than_limit') };
    const labels = ['label.farther_than_said', 'label.more_than_limit', 'label.more_hours_than_said'];
    expect(caveatWords(en, { labels: labels.map(reason), why })).toBe(
      'it is farther than you said, it costs more than we recommend for your size and it asks for more hours than you said',
    );
    expect(caveatWords(es, { labels: labels.map(reason), why })).toBe(
      'queda más lejos de lo que usted dijo, cuesta más de lo que recomendamos para su tamaño y pide más horas de las que usted dijo',
    );
  });

  it.each([
    ['need.none', { ...fits, need: reason('need.none') }],
    ['need.starts_higher', { ...fits, need: reason('need.starts_higher') }],
    ['cost.more', { ...fits, cost: reason('cost.more') }],
    ['cost.up_to_twice', { ...fits, cost: reason('cost.up_to_twice') }],
  ])('counts %s', (_, why) => {
    expect(caveatWords(en, { labels: [], why })).not.toBeNull();
  });

  // An offer starts from one level and leads to another; a firm can be before the first or past the second.
  it.each([
    [
      'need.already_there',
      'your firm is already on the level it leads to, or beyond',
      'su empresa ya está en el nivel al que lleva, o más allá',
    ],
    [
      'need.starts_higher',
      'it starts further ahead than your firm is now',
      'empieza más adelante de donde está hoy su empresa',
    ],
    [
      'need.other_level',
      'it does not start from where your firm is',
      'no parte del punto en que está su empresa',
    ],
  ])('says on which side of it the firm stands: %s', (code, english, spanish) => {
    const why = { ...fits, need: reason(code) };
    expect(caveatWords(en, { labels: [], why })).toBe(english);
    expect(caveatWords(es, { labels: [], why })).toBe(spanish);
  });

  it('counts practice that the answers so far do not show', () => {
    expect(caveatWords(en, { labels: [reason('label.level_so_far')], why: fits })).toBe(
      'your answers so far show less practice in new things than it asks for',
    );
  });

  it('names what the firm said it can pay before the limit of the institution', () => {
    const labels = ['label.more_than_limit', 'label.more_than_said'].map(reason);
    expect(caveatWords(en, { labels, why: { ...fits, cost: reason('cost.more_than_both') } })).toBe(
      'it costs more than you said you can pay and it costs more than we recommend for your size',
    );
  });

  it('is nothing where all suits, and where the price is not known for certain', () => {
    expect(caveatWords(en, { labels: [reason('label.place_kept')], why: fits })).toBeNull();
    expect(caveatWords(en, { labels: [], why: { ...fits, cost: reason('cost.unknown_limit') } })).toBeNull();
    expect(caveatWords(en, { labels: [], why: null })).toBeNull();
  });
});

describe('the price', () => {
  const join: Change = {
    reason: reason('change.become_member'),
    who: 'firm',
    fact: null,
    offerings: [],
  };
  const required = { membership: 'required', membershipFeeUsd: 1500 } as const;
  const none = { costs: {}, changes: [] };

  it('parts the course from the membership', () => {
    const told = priceForYou(en, { ...none, offering: offering(required), netPrice: 1600, changes: [join] });
    expect(told).toBe('$100, plus $1500 a year for membership; together $1600 in the first year');
  });

  it('finds the fee inside a price reduced for the firm', () => {
    const told = priceForYou(en, { ...none, offering: offering(required), netPrice: 1550, changes: [join] });
    expect(told).toContain('$50, plus $1500');
  });

  it('adds no fee for a member', () => {
    expect(priceForYou(en, { ...none, offering: offering(required), netPrice: 100 })).toBe('$100 for you');
  });

  it('is never "free" for money that has to be paid back', () => {
    const loan = { ...none, offering: offering({ generic: true, priceUsd: 0 }), netPrice: 0 };
    expect(priceForYou(en, loan)).not.toMatch(/free/i);
    expect(priceForYou(es, loan)).not.toMatch(/gratis/i);
    expect(priceForYou(en, { ...none, offering: offering({ priceUsd: 0 }), netPrice: 0 })).toBe(
      'Free for you',
    );
  });

  it('says what a range depends on', () => {
    const open = { offering: offering({}), netPrice: null, changes: [] };
    expect(priceForYou(en, { ...open, costs: { lo: 0, hi: 80 } })).toBe(
      'Free or up to $80 for you, depending on answers we do not have',
    );
    expect(priceForYou(en, { ...open, costs: { lo: 20, hi: 80 } })).toMatch(/^\$20 to \$80 for you/);
  });
});

describe('the place', () => {
  const here = offering({ modality: 'onsite', place: 'MX-SIN' });

  it('names the country of a foreign offering, and of every one where the own is not known', () => {
    expect(whereFor(en, here, 'MX')).toBe('MX-SIN');
    expect(whereFor(en, here, 'AR')).toBe('MX-SIN, MX');
    expect(whereFor(en, here, null)).toBe('MX-SIN, MX');
  });
});

describe('what an offering waits for and we do not know', () => {
  it('is told apart from what is known to be missing', () => {
    expect(isNotAsked({ status: 'later', reasons: [reason('later.token_not_asked')] })).toBe(true);
    expect(isNotAsked({ status: 'later', reasons: [reason('later.token')] })).toBe(false);
    expect(isNotAsked({ status: 'eligible', reasons: [reason('later.token_not_asked')] })).toBe(false);
    expect(isNotAsked({ status: 'later', reasons: [] })).toBe(false);
  });

  it('promises nothing while something else is known to be missing', () => {
    const reasons = ['later.absorb_range', 'later.token_not_asked'].map(reason);
    expect(isNotAsked({ status: 'later', reasons })).toBe(false);
    const open = ['later.pioneering_quality_not_asked', 'later.token_not_asked'].map(reason);
    expect(isNotAsked({ status: 'later', reasons: open })).toBe(true);
  });
});

describe('remarks before the list', () => {
  type Summary = Parameters<typeof firstChoiceRemark>[1];
  const counts = { eligible: 2, later: 0, closed: 0, unknown: 0, no: 0, generic: 0, error: 0 };

  function remark(
    onPriorities: Summary['onPriorities'],
    eligible = 2,
    priorities: Summary['firm']['priorities'] = ['QMS', 'OPS'],
  ): string | null {
    return firstChoiceRemark(es, {
      counts: { ...counts, eligible },
      firm: { priorities },
      onPriorities,
    });
  }

  it('say that nothing open works on the first choice', () => {
    expect(remark({ first: 0, any: 1 })).toContain('calidad, su primera elección');
    expect(remark({ first: 0, any: 0 })).toContain('ni en lo demás');
    expect(remark({ first: 0, any: 0 }, 2, ['QMS'])).toMatch(/lo que usted eligió: [^,]*calidad[^,]*\.$/);
    expect(remark({ first: 1, any: 1 })).toBeNull();
    expect(remark(null)).toBeNull();
    expect(remark({ first: 0, any: 0 }, 0)).toBeNull();
  });

  it('say that sales were not counted, where a country has limits by sales that its test passes over', () => {
    const country = { kind: 'exact', value: 'BR' } as const;
    const sure = { country, sizeFromHeadcount: false, sizeLimitsUnconfirmed: null };
    const brazil = { ...sure, size: { rule: 'BR', class: micro } };
    expect(sizeRemarks(en, brazil)).toEqual([expect.stringContaining('Yearly sales were not counted')]);
    expect(sizeRemarks(es, brazil)).toEqual([expect.stringContaining('No contamos las ventas')]);
    const unknown = { kind: 'unknown', why: 'not_asked' } as const;
    expect(sizeRemarks(en, { ...sure, size: { rule: 'BR', class: unknown } })).toEqual([]);
    expect(sizeRemarks(en, { ...sure, size: { rule: 'MX', class: micro } })).toEqual([]);
  });

  it('leave the size out beside an offering for every size', () => {
    const country = { kind: 'exact', value: 'MX' } as const;
    const size = {
      country,
      size: { rule: 'MX', class: micro },
      sizeFromHeadcount: true,
      sizeLimitsUnconfirmed: 'MX',
    };
    expect(sizeRemarksFor(en, size, offering({ sizeClasses: ['micro', 'small'] }))).toHaveLength(2);
    expect(sizeRemarksFor(en, size, offering({ sizeClasses: [...SIZE_CLASSES] }))).toEqual([]);
  });

  it('say how sure the size is', () => {
    const country = { kind: 'exact', value: 'MX' } as const;
    const size = {
      country,
      size: { rule: 'MX', class: micro },
      sizeFromHeadcount: false,
      sizeLimitsUnconfirmed: null,
    };
    expect(sizeRemarks(en, size)).toEqual([]);
    const unsure = sizeRemarks(en, { ...size, sizeFromHeadcount: true, sizeLimitsUnconfirmed: 'MX' });
    expect(unsure).toHaveLength(2);
    expect(unsure.join()).toContain('The law of MX');
    const given = { ...size, sizeFromHeadcount: true, salesNotCounted: true };
    expect(sizeRemarks(en, given).join()).toContain('The range of sales that you chose');
    expect(sizeRemarks(en, given).join()).not.toContain('people only');
    const standIn = { ...size, size: { rule: 'XX-WBES', class: micro }, sizeFromHeadcount: true };
    expect(sizeRemarks(en, standIn).join()).toContain('no size limits set by');
    expect(sizeRemarks(en, { ...standIn, sizeLimitsUnconfirmed: 'PE' })).toEqual(unsure);
  });
});

describe('a price that an open answer may lower', () => {
  const costs = { lo: 10, hi: 10, limit: 0, least: 0, cheaper: ['women'] };
  const price = (say: typeof en, values: Reason['values']) =>
    priceForYou(say, { offering: offering({ priceUsd: 10 }), netPrice: 10, costs: values, changes: [] });

  it('is not told as certain, and a certain one is', () => {
    expect(price(en, costs)).toBe('$10 for you, perhaps less');
    expect(price(es, costs)).toBe('$10 para usted, quizás menos');
    expect(price(en, { ...costs, least: '', cheaper: [] })).toBe('$10 for you');
    // Stored by an engine that did not say.
    expect(price(en, { lo: 10, hi: 10, limit: 0 })).toBe('$10 for you');
  });

  it('may be more than said, whatever its part of the score says', () => {
    const why = { need: reason('need.first'), dist: reason('dist.km'), cost: reason('cost.more') };
    const caveats = (label: string) => caveatWords(en, { labels: [reason(label)], why });
    expect(caveats('label.perhaps_more_than_said')).toBe('it may cost more than you said you can pay');
    expect(caveats('label.more_than_said')).toBe('it costs more than you said you can pay');
  });
});

describe('what is near a shut door', () => {
  const near = (offerings: readonly string[]) => {
    const place = { code: 'change.place', values: { asked: ['AR'], given: [] } };
    const change: Change = { reason: place, who: 'institution', fact: null, offerings };
    const match = { changes: [change], offering: 'X', status: 'no', intake: 'open' } as const;
    return changesView(en, match)[0]?.leads;
  };

  it('is told as open only where there are places now', () => {
    expect(near(['waiting1', 'open1', 'invitation1'])).toEqual({
      text: 'Open to you and close to it',
      links: [{ href: '/results/open1', text: 'open1' }],
    });
    expect(near(['waiting1', 'invitation1'])).toEqual({
      text: 'Close to it, with a waiting list',
      links: [{ href: '/results/waiting1', text: 'waiting1' }],
    });
    expect(near(['invitation1', 'gone'])).toBeNull();
  });
});

// Either way through a shut door is enough; a level or a step is needed besides.
describe('changes of which one is enough', () => {
  const change = (code: string, values: Reason['values'] = {}): Change => ({
    ...{ reason: { code: `change.${code}`, values }, who: 'firm', fact: null, offerings: [] },
  });
  const told = (say: typeof en, changes: readonly Change[]) =>
    changesView(say, { changes, offering: 'X', status: 'closed', intake: 'open' }).map(({ text }) => text);
  const door = [
    change('open_access', { institution: 'Cámara' }),
    change('become_member', { institution: 'Cámara', fee: 1500 }),
  ];
  const level = change('quality_level', { min: 2 });

  it('are told as alternatives, and what is needed besides is not', () => {
    expect(told(en, [...door, level])).toEqual([
      'Cámara would have to let in firms that are not members.',
      'Or you could become a member of Cámara. Membership costs $1500 a year.',
      'Your quality work would have to get to level 2 of 4.',
    ]);
    expect(told(es, door)[1]).toBe(
      'O bien usted podría hacerse socio de Cámara. Ser socio cuesta $1500 al año.',
    );
  });

  it('are those that meet a rule, too', () => {
    const rule = [
      change('rule_firm', { questions: [] }),
      change('rule_time', { day: '2027-01-01' }),
      change('rule'),
    ];
    expect(told(en, rule).map((text) => text.startsWith('Or '))).toEqual([false, true, true]);
    expect(told(es, rule).map((text) => text.startsWith('O bien '))).toEqual([false, true, true]);
    const place = change('place', { asked: ['AR-M'] });
    expect(told(en, [place, change('rule')]).map((text) => text.startsWith('Or '))).toEqual([false, false]);
  });
});
