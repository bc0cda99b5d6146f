import { describe, expect, it } from 'vitest';
import type { Fact } from '../fact';
import { checklistScore } from './checklists';
import { certificate, type Said, sheetOf, standards } from './firm.fixture';
import { checklistsFor } from './index';

const NOT_ASKED: Fact<string> = { kind: 'unknown', why: 'not_asked' };

function listsFor(isic: string | readonly string[] | null, said: Said = {}) {
  const codes: Fact<string> =
    isic === null
      ? NOT_ASKED
      : typeof isic === 'string'
        ? { kind: 'exact', value: isic }
        : { kind: 'candidates', values: isic };
  return checklistsFor(codes, sheetOf(said), standards);
}

describe('the list that shows', () => {
  it.each([
    ['0113', 'globalgap'],
    ['0312', 'globalgap'],
    ['0210', 'iso9001'],
    ['1050', 'haccp'],
    ['1102', 'haccp'],
    ['1200', 'iso9001'],
    ['2930', 'iatf'],
    ['2910', 'iso9001'],
    ['2592', 'iso9001'],
    ['2219', 'iso9001'],
    ['6201', 'iso9001'],
    [null, 'iso9001'],
  ])('for ISIC %s is %s', (isic, want) => {
    expect(listsFor(isic)).toEqual([want]);
  });

  it('is that of vehicle parts once a certificate shows such a customer', () => {
    const said = { 'standards.held': { IATF16949: certificate('working') } };
    expect(listsFor('2592', said)).toEqual(['iatf']);
    expect(listsFor('2219', said)).toEqual(['iatf']);
    expect(listsFor('1050', said)).toEqual(['haccp']);
    expect(listsFor('2592', { 'standards.held': { ISO9001: certificate('valid') } })).toEqual(['iso9001']);
  });

  it('is the general one where several activities ask for different ones', () => {
    expect(listsFor(['1010', '1050'])).toEqual(['haccp']);
    expect(listsFor(['0113', '1050'])).toEqual(['iso9001']);
  });

  it('comes with the basics at level 0 of daily work', () => {
    expect(listsFor('1050', { 'cap.ops': 0 })).toEqual(['process', 'haccp']);
    expect(listsFor('1050', { 'cap.ops': 1 })).toEqual(['haccp']);
    expect(listsFor('1050', { 'cap.ops': { state: 'dont_know' } })).toEqual(['haccp']);
  });
});

/** An activity that shows the list. */
const ACTIVITY: Readonly<Record<string, string>> = { haccp: '1050', globalgap: '0113', iatf: '2930' };

function scoreIn(isic: string, said: Said): number | null {
  return checklistScore({ sheet: sheetOf(said), standards, isic: { kind: 'exact', value: isic } });
}

describe('the score of a list', () => {
  const scoreOf = (list: string, lines: number) =>
    scoreIn(ACTIVITY[list] ?? '6201', {
      'standards.checklist': {
        lists: [list],
        ticked: Array.from({ length: lines }, (_, index) => `${list}.${index + 1}`),
      },
    });

  it.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
    [5, 3],
  ])('of five with %i ticked is %i', (lines, want) => {
    expect(scoreOf('iso9001', lines)).toBe(want);
    expect(scoreOf('iatf', lines)).toBe(want);
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [6, 3],
  ])('of six with %i ticked is %i', (lines, want) => {
    expect(scoreOf('haccp', lines)).toBe(want);
    expect(scoreOf('globalgap', lines)).toBe(want);
  });

  it('leaves out the basics where the list of a sector was shown', () => {
    const said = (ticked: readonly string[]) =>
      scoreIn('1050', { 'standards.checklist': { lists: ['process', 'haccp'], ticked } });
    expect(said(['process.1', 'process.2', 'process.3'])).toBe(0);
    expect(said(['haccp.1', 'haccp.2', 'haccp.3'])).toBe(2);
    expect(scoreOf('process', 3)).toBe(3);
  });

  it('counts a line once, and only lines that exist', () => {
    const ticked = ['iso9001.1', 'iso9001.1', 'iso9001.9'];
    expect(scoreIn('6201', { 'standards.checklist': { lists: ['iso9001'], ticked } })).toBe(1);
  });

  it('is not known without an answer', () => {
    expect(scoreIn('6201', {})).toBeNull();
    expect(scoreIn('6201', { 'standards.checklist': { state: 'skipped' } })).toBeNull();
  });

  it('of a former activity says nothing of the present one', () => {
    const ticked = ['haccp.1', 'haccp.2', 'haccp.3', 'haccp.4', 'haccp.5', 'haccp.6'];
    const said = { 'standards.checklist': { lists: ['haccp'], ticked } };
    expect(scoreIn('1050', said)).toBe(3);
    expect(scoreIn('6201', said)).toBeNull();
    expect(scoreIn('6201', { 'standards.checklist': { lists: ['process', 'haccp'], ticked } })).toBeNull();
  });
});
