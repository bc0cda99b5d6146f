import catalogueText from '@/db/seed/data/catalogue-text.json';
import type { CatalogueView, InstitutionEntry, OfferingEntry } from '@/lib/data/catalogue/revision';
import type { LatestRun } from '@/lib/data/runs/latest';
import { allRanked, summaryOf } from '@/lib/data/runs/summary';
import { type FirmProfile, profileOf } from '@/lib/domain/facts';
import { rows } from '@/lib/domain/facts/firm.fixture';
import { POLICY_2026_1, runMatching } from '@/lib/domain/matching';
import {
  AS_OF,
  demoCatalogue,
  demoInput,
  exampleFirm,
  examples,
  reference,
} from '@/lib/domain/matching/demo.fixture';
import type { Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import type { ResultSay } from './say';

const offeringTexts: Readonly<Record<string, OfferingEntry['text']>> = catalogueText.offerings;
const institutionTexts: Readonly<Record<string, Pick<InstitutionEntry['text'], 'name' | 'summary'>>> =
  catalogueText.institutions;

const view: CatalogueView = {
  revision: 1,
  catalogue: demoCatalogue,
  offerings: new Map(
    demoCatalogue.offerings.flatMap((offering) => {
      const text = offeringTexts[offering.id];
      return text ? [[offering.id, { offering, text, version: 1 }]] : [];
    }),
  ),
  institutions: new Map(
    demoCatalogue.institutions.flatMap((institution) => {
      const text = institutionTexts[institution.id];
      return text ? [[institution.id, { institution, text: { ...text, bodies: {} }, version: 1 }]] : [];
    }),
  ),
  institutionIds: new Set(demoCatalogue.institutions.map(({ id }) => id)),
  broken: [],
};

export function sayIn(locale: Locale): ResultSay {
  const plain = (code: string) => code.replaceAll(/[-\d:]/g, '').toLowerCase();
  return {
    t: translator(locale),
    locale,
    names: {
      country: plain,
      place: plain,
      sector: () => 'making things',
      institution: (id) => view.institutions.get(id)?.text.name[locale] ?? id,
      body: plain,
      money: (usd) => `${usd} dollars`,
    },
    offering: (id) => view.offerings.get(id)?.text.name[locale] ?? id,
    intakeOf: (id) => view.offerings.get(id)?.offering.intake ?? null,
    rateOf: null,
    passesOverSales: () => false,
  };
}

export function runFor(firm: FirmProfile, all = false): LatestRun {
  const run = runMatching(demoInput(firm));
  const summary = summaryOf(run, firm);
  return {
    id: '00000000-0000-4000-8000-000000000000',
    asOf: AS_OF,
    createdAt: `${AS_OF}T00:00:00.000Z`,
    stale: false,
    catalogueRevision: 1,
    policyVersion: run.policyVersion,
    engineVersion: run.engineVersion,
    form: 'full',
    filledBy: 'firm',
    summary: all ? { ...summary, matches: allRanked(run.matches) } : summary,
    view,
    policy: POLICY_2026_1,
  };
}

export const empty = profileOf({ answers: [], ...reference });

export function knownAs(answers: Parameters<typeof rows>[0]): FirmProfile {
  return profileOf({ ...reference, answers: rows(answers, `${AS_OF}T00:00:00Z`) });
}

export const firms = [
  ...examples.map(({ firm }) => ({ name: firm.id, firm: exampleFirm(firm.id) })),
  { name: 'empty', firm: empty },
];
