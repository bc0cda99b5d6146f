import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadMapping } from './mapping';
import { catalogueText, ILLUSTRATIVE_CATALOGUE } from './testing/catalogue';
import { type CommandRun, HEADER, inTemporaryFolder, matchIn } from './testing/command';
import { DENUE_SAMPLE } from './testing/repeated';

type Firm = NonNullable<CommandRun['results']>['matches'][number];

const BAND = '6 a 10 personas';
// Bread: ISIC 1071 alone. Rice milling: 1030, 1061 or 1103, two divisions. Tobacco: no ISIC code.
const [BREAD, RICE, TOBACCO] = ['311812', '311211', '312210'];

describe('what a register leaves open', () => {
  it('refuses no activity code where the list of the register is not at hand', async () => {
    const { activity } = JSON.parse(mappingText({}));
    const rows = [`1,999999,${BAND},25,`];
    expect((await results([{}], rows)).run).toMatchObject({ accepted: 0, refused: 1 });
    const unlisted = await results([{}], rows, { activity: { ...activity, codes: null } });
    expect(unlisted.run).toMatchObject({ accepted: 1, refused: 0 });
    expect(unlisted.run.keptWithGap.activity_not_mapped).toBe(1);
  });

  it('takes the language as known where the mapping does, which opens doors and shuts none', async () => {
    const offerings = [{}, { languages: ['en'] }, { languages: ['en', 'es'] }];
    const [firm] = await match(offerings, [`1,${BREAD},${BAND},25,`]);
    expect(firm?.offerings.map(({ id, status, missing }) => [id, status, missing])).toEqual([
      ['T1', 'eligible', []],
      ['T3', 'eligible', []],
      ['T2', 'unknown', ['access.languages']],
    ]);
  });

  it('judges an institution by all it offers, in whichever language', async () => {
    // A way in for beginners (IA-06) and places served without a seat (PG-06), both by the other offering alone.
    const forMost = { min_ac: 1, communities: ['MX-SIN:01'] };
    const forBeginners = { communities: ['MX-MIC:01', 'MX-BCN:01', 'MX-JAL:01'] };
    const totals = async (language: string) => {
      const offerings = [forMost, { ...forBeginners, languages: [language] }];
      const [firm] = await match(offerings, [`1,${BREAD},${BAND},25,`]);
      return Object.fromEntries(firm?.offerings.map(({ id, total }) => [id, total]) ?? []);
    };
    expect(await totals('en')).toEqual(await totals('es'));
    // Without the other there is no way in for beginners (2 points less) and all places served may hold seats.
    const [alone] = await match([forMost], [`1,${BREAD},${BAND},25,`]);
    expect(alone?.offerings[0]?.total).not.toBe((await totals('en')).T1);
  });

  it('puts offerings of the same standing in the order of the engine, in whichever language', async () => {
    const generic = { generic: true, targets: {} };
    const offerings = [{ ...generic, languages: ['en'] }, generic, { ...generic, languages: ['en'] }];
    const [firm] = await match(offerings, [`1,${BREAD},${BAND},25,`]);
    expect(firm?.offerings.map(({ id, status }) => [id, status])).toEqual([
      ['T1', 'generic'],
      ['T2', 'generic'],
      ['T3', 'generic'],
    ]);
  });

  it('shows an offering once that breaks while its institution is looked at', async () => {
    const offerings = [{}, { institution: 'nobody' }, { institution: 'nobody', languages: ['en'] }];
    const [firm] = await match(offerings, [`1,${BREAD},${BAND},25,`]);
    expect(firm?.offerings.map(({ id, status }) => [id, status])).toEqual([
      ['T1', 'eligible'],
      ['T2', 'error'],
      ['T3', 'error'],
    ]);
  });

  it('asks for the language before anything is promised where the mapping says nothing', async () => {
    const { matches, run } = await results([{}], [`1,${BREAD},${BAND},25,`], { languages: null });
    expect(matches[0]?.offerings).toMatchObject([
      { id: 'T1', status: 'unknown', missing: ['access.languages'] },
    ]);
    expect(matches[0]?.offerings[0]?.total).not.toBeNull();
    expect(run.takenAsKnown).toEqual({});
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

  it('does not settle a size class whose limit cuts the band', async () => {
    // In Mexican industry a firm is micro up to 10 people and small up to 50.
    const bands = [
      { id: '0-10', texts: ['0 a 10'], employees: [0, 10] },
      { id: '11-60', texts: ['11 a 60'], employees: [11, 60] },
      { id: '61+', texts: ['61 y más'], employees: [61, null] },
    ];
    const offerings = [
      { size_classes: ['micro'] },
      { size_classes: ['small'] },
      { size_classes: ['small', 'medium'] },
      { size_classes: ['large'] },
    ];
    const rows = [`1,${BREAD},0 a 10,25,`, `2,${BREAD},11 a 60,25,`, `3,${BREAD},61 y más,25,`];
    const { matches } = await results(offerings, rows, { bands });
    expect(matches.map(statuses)).toEqual([
      { T1: 'eligible' },
      { T2: 'unknown', T3: 'eligible' },
      { T3: 'unknown', T4: 'unknown' },
    ]);
    expect(openFor(matches[1], 'firm.employees')).toEqual({ T2: true, T3: false });
    expect(openFor(matches[2], 'firm.employees')).toEqual({ T3: true, T4: true });
  });

  it('settles the size class of a band that lies within it, and asks where no band is given', async () => {
    const offerings = [{ size_classes: ['micro'] }, { size_classes: ['small'] }];
    const [band, none] = await match(offerings, [`1,${BREAD},11 a 30 personas,25,`, `2,${BREAD},,25,`]);
    expect(band?.employees).toEqual([11, 30]);
    expect(statuses(band)).toEqual({ T2: 'eligible' });
    expect(none?.employees).toBeNull();
    expect(openFor(none, 'firm.employees')).toEqual({ T1: true, T2: true });
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
    expect(run.pairs).toMatchObject({ eligible: 4, unknown: 0, generic: 3, no: 5 });
    expect(run.pairsWithNoByReason).toMatchObject({ country: 3, place: 2 });
    expect(run.firmsWith).toMatchObject({ eligible: 3, generic: 3 });
    expect(run.firmsWithNone).toBe(0);
  });

  it('sums by band, division and state', async () => {
    const { summary } = await results(offerings, rows);
    expect(
      summary.map((cell) => [cell.size_band, cell.division, cell.state, cell.firms, cell.eligible_pairs]),
    ).toEqual([
      ['6-10', '10', 'MX-AGU', '1', '1'],
      ['6-10', '10', 'MX-SIN', '1', '2'],
      ['6-10', 'several', 'MX-AGU', '1', '1'],
    ]);
  });

  it('gives firms with the same facts the same result', async () => {
    const twins = [`1,${BREAD},${BAND},25,2010-07`, `2,${BREAD},${BAND},25,2019-11`];
    const [one, other] = await match([{}], twins);
    expect(other?.offerings).toEqual(one?.offerings);
  });

  it('gives the same run the same bytes', async () => {
    await inTemporaryFolder(async (folder) => {
      const sample = readFileSync(DENUE_SAMPLE, 'utf8').split('\n').slice(0, 400);
      writeFileSync(join(folder, 'register.csv'), [...sample, 'broken,row'].join('\n'));
      const bytes = async (out: string) => {
        const args = ['--register', 'register.csv', '--catalogue', ILLUSTRATIVE_CATALOGUE, '--country', 'MX'];
        expect((await matchIn(folder, [...args, '--out', out])).code).toBe(0);
        return ['matches.jsonl', 'summary.csv', 'refused.csv'].map((name) =>
          readFileSync(join(folder, out, name)),
        );
      };
      const [first, second] = [await bytes('one'), await bytes('two')];
      for (const [index, file] of first.entries()) {
        expect(file.length).toBeGreaterThan(50);
        expect(second[index]?.equals(file)).toBe(true);
      }
    });
  });

  it('shows a broken offering as an error of its own', async () => {
    const { matches, run } = await results([{}, { institution: 'nobody' }], rows);
    expect(run.pairs).toMatchObject({ eligible: 3, error: 3 });
    expect(matches[0]?.offerings.map(({ id, status }) => [id, status])).toEqual([
      ['T1', 'eligible'],
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

function statuses(firm: Firm | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(firm?.offerings.map(({ id, status }) => [id, status]) ?? []);
}

/** In: offerings and rows, and what the mapping is to have in place of what the Mexican one has. */
async function results(
  offerings: Parameters<typeof catalogueText>[0],
  rows: readonly string[],
  change: Readonly<Record<string, unknown>> = {},
) {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'register.csv'), [HEADER, ...rows].join('\n'));
    writeFileSync(join(folder, 'catalogue.json'), catalogueText(offerings));
    writeFileSync(join(folder, 'mapping.json'), mappingText(change));
    const files = ['--register', 'register.csv', '--catalogue', 'catalogue.json', '--out', 'out'];
    const run = await matchIn(folder, [...files, '--mapping', 'mapping.json']);
    if (!run.results) throw new Error(run.err);
    return run.results;
  });
}

function mappingText(change: Readonly<Record<string, unknown>>): string {
  const { mapping, file } = loadMapping(null, 'MX');
  const table = resolve(dirname(file), mapping.activity.concordance.file);
  const concordance = { ...mapping.activity.concordance, file: table };
  const codes = mapping.activity.codes && {
    ...mapping.activity.codes,
    file: resolve(dirname(file), mapping.activity.codes.file),
  };
  return JSON.stringify({ ...mapping, activity: { ...mapping.activity, codes, concordance }, ...change });
}
