import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueText } from './testing/catalogue';
import { type CommandRun, HEADER, inTemporaryFolder, matchIn } from './testing/command';

type Firm = NonNullable<CommandRun['results']>['matches'][number];

const BAND = '6 a 10 personas';
// Bread: ISIC 1071 alone. Rice milling: 1030, 1061 or 1103, two divisions. Tobacco: no ISIC code.
const [BREAD, RICE, TOBACCO] = ['311812', '311211', '312210'];

describe('what a register leaves open', () => {
  it('asks for the language before anything is promised', async () => {
    const [firm] = await match([{}], [`1,${BREAD},${BAND},25,`]);
    expect(firm?.offerings).toMatchObject([{ id: 'T1', status: 'unknown', missing: ['access.languages'] }]);
    expect(firm?.offerings[0]?.total).not.toBeNull();
  });

  it('settles a sector only if all candidates agree', async () => {
    const offerings = [
      { sectors: ['10'] },
      { sectors: ['10', '11'] },
      { sectors: ['106', '107'] },
      { sectors: ['25'] },
    ];
    const [bread, rice, tobacco] = await match(offerings, [
      `1,${BREAD},${BAND},25,`,
      `2,${RICE},${BAND},25,`,
      `3,${TOBACCO},${BAND},25,`,
    ]);
    expect(rice?.isic.map((code) => code.slice(0, 2))).toEqual(expect.arrayContaining(['10', '11']));
    const asked = (firm: Firm | undefined) => openFor(firm, 'firm.isic');
    expect(asked(bread)).toEqual({ T1: false, T2: false, T3: false });
    expect(asked(rice)).toEqual({ T1: true, T2: false, T3: true });
    expect(asked(tobacco)).toEqual({ T1: true, T2: true, T3: true, T4: true });
  });

  it('does not settle a size class inside a band, nor where the band is not given', async () => {
    const [band, none] = await match(
      [{ size_classes: ['micro'] }],
      [`1,${BREAD},11 a 30 personas,25,`, `2,${BREAD},,25,`],
    );
    expect(band?.employees).toEqual([11, 30]);
    expect(none?.employees).toBeNull();
    expect(openFor(none, 'firm.employees')).toEqual({ T1: true });
  });

  it('keeps the open end of the last band', async () => {
    const [firm] = await match([{ size_classes: ['micro'] }], [`1,${BREAD},251 y más personas,25,`]);
    expect(firm).toMatchObject({ employees: [251, null], offerings: [], counts: { no: 1 } });
  });

  it('tells places apart, and asks where the row has none', async () => {
    const offering = { subdivisions: ['MX-SIN'], modality: 'onsite' };
    const [there, elsewhere, unknown] = await match(
      [offering],
      [`1,${BREAD},${BAND},25,`, `2,${BREAD},${BAND},01,`, `3,${BREAD},${BAND},,`],
    );
    expect(openFor(there, 'firm.subdivision')).toEqual({ T1: false });
    expect(elsewhere?.offerings).toEqual([]);
    expect(openFor(unknown, 'firm.subdivision')).toEqual({ T1: true });
  });
});

describe('results of a whole run', () => {
  const offerings = [
    {},
    { subdivisions: ['MX-SIN'], modality: 'onsite' },
    { countries: ['AR'] },
    { generic: true, targets: {} },
  ];
  const rows = [`1,${BREAD},${BAND},25,`, `2,${RICE},${BAND},01,`, `3,${BREAD},${BAND},01,`];

  it('says why not', async () => {
    const { run } = await results(offerings, rows);
    expect(run.pairs).toMatchObject({ unknown: 4, generic: 3, no: 5 });
    expect(run.pairsWithNoByReason).toMatchObject({ country: 3, place: 2 });
    expect(run.firmsWith).toMatchObject({ unknown: 3, generic: 3 });
    expect(run.firmsWithNone).toBe(0);
  });

  it('sums by band, division and state', async () => {
    const { summary } = await results(offerings, rows);
    expect(
      summary.map((cell) => [
        cell.size_band,
        cell.division,
        cell.state,
        cell.firms,
        cell.needs_answers_pairs,
      ]),
    ).toEqual([
      ['6-10', '10', 'MX-AGU', '1', '1'],
      ['6-10', '10', 'MX-SIN', '1', '2'],
      ['6-10', 'several', 'MX-AGU', '1', '1'],
    ]);
  });

  it('gives firms with the same facts the same result, and the same run the same bytes', async () => {
    const twins = [`1,${BREAD},${BAND},25,2010-07`, `2,${BREAD},${BAND},25,2019-11`];
    const [one, other] = await match([{}], twins);
    expect(other?.offerings).toEqual(one?.offerings);
    expect(await match([{}], twins)).toEqual(await match([{}], twins));
  });

  it('shows a broken offering as an error of its own', async () => {
    const { matches, run } = await results([{}, { institution: 'nobody' }], rows);
    expect(run.pairs).toMatchObject({ unknown: 3, error: 3 });
    expect(matches[0]?.offerings.map(({ id, status }) => [id, status])).toEqual([
      ['T1', 'unknown'],
      ['T2', 'error'],
    ]);
  });
});

/** By offering that is not `no`: whether that fact would help to settle it. */
function openFor(firm: Firm | undefined, fact: string): Readonly<Record<string, boolean>> {
  const entries = firm?.offerings.map(({ id, missing }) => [id, missing.includes(fact)]) ?? [];
  return Object.fromEntries(entries);
}

async function match(offerings: Parameters<typeof catalogueText>[0], rows: readonly string[]) {
  return (await results(offerings, rows)).matches;
}

async function results(offerings: Parameters<typeof catalogueText>[0], rows: readonly string[]) {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'register.csv'), [HEADER, ...rows].join('\n'));
    writeFileSync(join(folder, 'catalogue.json'), catalogueText(offerings));
    const files = ['--register', 'register.csv', '--catalogue', 'catalogue.json', '--out', 'out'];
    const run = await matchIn(folder, [...files, '--country', 'MX']);
    if (!run.results) throw new Error(run.err);
    return run.results;
  });
}
