import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../facts';
import { aFirm, anInstitution, anOffering, exact, inputOf, matchFor, unknown } from './builders.fixture';
import { demoInput, exampleFirm, runExample } from './demo.fixture';
import { type Match, type MatchRun, runMatching } from './index';

function matchOf(run: MatchRun, id: string): Match {
  const match = run.matches.find(({ offering }) => offering === id);
  if (!match) throw new Error(`no match for ${id}`);
  return match;
}

describe('what would have to change', () => {
  it('closed: the institution opens its door, or the firm joins; later steps are told too', () => {
    expect(matchOf(runExample('F3'), 'O27').changes).toEqual([
      {
        reason: { code: 'change.open_access', values: { institution: 'I12' } },
        who: 'institution',
        fact: null,
        offerings: ['O29', 'O28'],
      },
      {
        reason: { code: 'change.become_member', values: { institution: 'I12', fee: 1500 } },
        who: 'firm',
        fact: 'firm.associations',
        offerings: [],
      },
      {
        reason: { code: 'change.step', values: { tokens: ['standard_known'] } },
        who: 'firm',
        fact: null,
        offerings: ['O28'],
      },
    ]);
  });

  it('later: a step is given by open offerings, best first, a public programme counting as a recent one', () => {
    const changes = matchOf(runExample('F2'), 'O11').changes;
    expect(changes).toEqual([
      {
        reason: { code: 'change.step', values: { tokens: ['public_programme_recent'] } },
        who: 'firm',
        fact: 'learn.programmes',
        offerings: ['O07', 'O06'],
      },
    ]);
  });

  it('later: a learning level is raised by open offerings for the same capabilities', () => {
    expect(matchOf(runExample('F4'), 'O25').changes[0]).toEqual({
      reason: { code: 'change.learning_level', values: { min: 2 } },
      who: 'firm',
      fact: 'learn.seek',
      offerings: ['O22', 'O24', 'O23'],
    });
  });

  it('later: a certificate, and quality work for frontier projects', () => {
    const offerings = [
      anOffering({ id: 'O1', requires: { all: [], any: ['HACCP'] } }),
      anOffering({ id: 'O2', nature: 'pioneering' }),
      anOffering({ id: 'O3', targets: { QMS: [1, 2] } }),
      anOffering({ id: 'O4', targets: { QMS: [2, 3] } }),
    ];
    const run = runMatching(inputOf(aFirm(), offerings));
    expect(matchOf(run, 'O1').changes).toEqual([
      {
        reason: { code: 'change.certificate', values: { tokens: ['HACCP'] } },
        who: 'firm',
        fact: 'standards.held',
        offerings: [],
      },
    ]);
    expect(matchOf(run, 'O2').changes[1]).toMatchObject({ fact: 'standards.checklist', offerings: ['O3'] });
  });

  it('no: a firm cannot move to another country; an institution can reach further', () => {
    const firm = aFirm({ country: exact('CL'), isic: exact('2930'), languages: exact(['sr']) });
    const match = matchFor(firm, anOffering({ subdivisions: ['AR-J'], sizeClasses: ['large'] }));
    expect(match.changes.map(({ reason, who, fact }) => [reason.code, who, fact])).toEqual([
      ['change.country', 'nobody', 'firm.country'],
      ['change.sector', 'nobody', 'firm.isic'],
      ['change.place', 'institution', 'firm.subdivision'],
      ['change.size', 'institution', 'firm.employees'],
      ['change.language', 'institution', 'access.languages'],
    ]);
    expect(match.changes[0]?.reason.values).toEqual({ asked: ['AR'], given: ['CL'] });
  });

  it('names no more near offerings than the policy says, never itself, and none that works on something else', () => {
    const others = ['A', 'B', 'C', 'D'].map((id) =>
      anOffering({ id, targets: { QMS: [0, 3], OPS: [0, 3] } }),
    );
    const offerings = [
      ...others,
      anOffering({ id: 'E', targets: { MKT: [0, 3] } }),
      anOffering({ sectors: ['29'], targets: { OPS: [0, 2] } }),
    ];
    const run = runMatching(inputOf(aFirm(), offerings));
    expect(matchOf(run, 'O1').changes[0]?.offerings).toEqual(['A', 'B', 'C']);
  });
});

describe('boxes', () => {
  it('closed for you: the rule, the nearest open ones, and whether one can appeal', () => {
    expect(runExample('F3').boxes.closed).toEqual([
      { offering: 'O26', rule: 'IA-01', nearestOpen: ['O29', 'O28'], appeal: false },
      { offering: 'O27', rule: 'IA-01', nearestOpen: ['O29', 'O28'], appeal: false },
    ]);
  });

  it('money: what works on no capability, for the sizes it is for', () => {
    const medium = { ...aFirm().size, class: exact('medium' as const) };
    const run = runMatching(demoInput(aFirm({ size: medium })));
    expect(run.boxes.money).toEqual(['O04']);
    expect(matchOf(run, 'O04')).toMatchObject({ status: 'generic', total: null, labels: [] });
  });

  it('use what you have: for old machines, buildings or skills', () => {
    const firm = exampleFirm('F7');
    const box = (oldResources: readonly string[]) =>
      runMatching(demoInput({ ...firm, oldResources })).boxes.useWhatYouHave;
    expect(box(['building'])).toEqual(['O41']);
    expect(box(['network'])).toEqual([]);
    expect(box([])).toEqual([]);
  });

  it('free of your buyer: functional upgrading without a buyer on the board', () => {
    const firm = { ...exampleFirm('F8'), buyer: { whatOnly: null, tieIn: true } };
    const run = runMatching(demoInput(firm));
    expect(run.boxes.freeOfBuyer).toEqual(['O35']);
    expect(matchOf(run, 'O35').labels).toContainEqual({ code: 'label.free_of_buyer', values: {} });
    expect(runExample('F8').boxes.freeOfBuyer).toEqual([]);
    const sits = anInstitution({
      seats: [{ kind: 'single_firm', body: 'Buyer', community: 'AR-M:11', votes: 0 }],
    });
    const offering = anOffering({ upgradingKind: ['function'] });
    expect(
      runMatching(inputOf({ ...aFirm(), buyer: firm.buyer }, [offering], [sits])).boxes.freeOfBuyer,
    ).toEqual([]);
  });

  it('firms like you: for a firm that would share', () => {
    expect(runMatching(demoInput(aFirm({ shareBack: ['visit'] }))).boxes.firmsLikeYou).toEqual({
      host: true,
    });
    expect(runExample('F1').boxes.firmsLikeYou).toEqual({ host: false });
  });
});

describe('what works on the choices of the firm', () => {
  const levels = { ...aFirm().levels, QMS: exact(2), MKT: exact(1), OPS: unknown };
  const offerings = [
    anOffering({ id: 'now', targets: { QMS: [1, 3] } }),
    anOffering({ id: 'waits', targets: { MKT: [0, 3] }, intake: 'waiting' }),
    anOffering({ id: 'later', targets: { MKT: [0, 3] }, requires: { any: [], all: ['monitored'] } }),
    anOffering({ id: 'elsewhere', targets: { MKT: [3, 4] } }),
    anOffering({ id: 'maybe', targets: { OPS: [0, 2] } }),
    anOffering({ id: 'both', targets: { OPS: [0, 2], QMS: [0, 4], MKT: [2, 3] } }),
  ];
  it.each<[FirmProfile['priorities'], unknown]>([
    [['MKT', 'QMS'], { first: 0, any: 2 }],
    [['QMS'], { first: 2, any: 2 }],
    [['OPS', 'MKT'], { first: 2, any: 2 }],
    [['MKT'], { first: 0, any: 0 }],
    [['MKT', 'QMS', 'OPS'], { first: 0, any: 3 }],
    [[], null],
    [null, null],
  ])('%j: %j', (priorities, expected) => {
    const firm = aFirm({ priorities, levels });
    expect(runMatching(inputOf(firm, offerings)).boxes.onPriorities).toEqual(expected);
  });
});

describe('labels', () => {
  it.each([
    [5, 5, false],
    [6, 5, true],
    [3, 2, true],
    [60, 40, false],
    [60, null, false],
  ])('%s hours a month where the firm can give %s: %s', (hoursMonth, said, told) => {
    const { labels } = matchFor(aFirm({ hoursMonth: said }), anOffering({ hoursMonth }));
    const label = { code: 'label.more_hours_than_said', values: { hours: hoursMonth, said } };
    expect(labels).toEqual(told ? [label] : []);
  });

  it('each group a firm is known to belong to is told the share kept for it, and no other', () => {
    const kept = { ...anInstitution().access, reserved: { micro: 0.5, women: 0.25, youth: 0.4, rural: 0 } };
    const match = matchFor(
      aFirm({ groups: ['micro', 'women', 'rural'] }),
      anOffering(),
      anInstitution({ access: kept }),
    );
    expect(match.labels).toEqual([
      { code: 'label.place_kept', values: { groups: ['micro'], percent: 50 } },
      { code: 'label.place_kept', values: { groups: ['women'], percent: 25 } },
    ]);
  });

  it('no place is kept for a firm that the rules keep out', () => {
    const access = { ...anInstitution().access, nonmemberRoute: false, reserved: { small: 0.5 } };
    const firm = aFirm({ groups: ['small'], memberOf: {}, memberOfNone: true });
    const match = matchFor(firm, anOffering({ membership: 'required' }), anInstitution({ access }));
    expect(match.status).toBe('closed');
    expect(match.labels.map(({ code }) => code)).toEqual(['label.members_only']);
  });

  it('more than the limit of the institution, and one area only', () => {
    const labels = matchOf(runExample('F5'), 'O15').labels;
    expect(labels[0]).toEqual({
      code: 'label.more_than_limit',
      values: { lo: 700, hi: 700, cap: 500, sizes: ['small'] },
    });
    expect(matchOf(runExample('F2'), 'O11').labels.map(({ code }) => code)).toEqual([
      'label.by_invitation',
      'label.one_area_only',
    ]);
  });

  it.each([
    [700, 100, ['label.more_than_limit', 'label.more_than_said']],
    [700, 700, ['label.more_than_limit']],
    [700, null, ['label.more_than_limit']],
    [400, 100, ['label.more_than_said']],
    [100, 100, []],
  ])('a price of %i where the firm said it can pay %s', (priceUsd, feeMax, codes) => {
    const { labels } = matchFor(aFirm({ feeMax }), anOffering({ priceUsd }));
    expect(labels.map(({ code }) => code)).toEqual(codes);
  });

  it('names what the firm said it can pay', () => {
    const { labels } = matchFor(aFirm({ feeMax: 100 }), anOffering({ priceUsd: 700 }));
    expect(labels).toContainEqual({ code: 'label.more_than_said', values: { limit: 100 } });
  });

  it('no reserved place for a large firm', () => {
    expect(
      runExample('F10')
        .matches.flatMap(({ labels }) => labels)
        .map(({ code }) => code),
    ).not.toContain('label.place_kept');
  });
});
