import capitalsFile from '../../../db/seed/data/capitals.json' with { type: 'json' };
import catalogueFile from '../../../db/seed/data/demo-catalogue.json' with { type: 'json' };
import places from '../../../db/seed/data/geo/subdivisions-focus.json' with { type: 'json' };
import sizeFile from '../../../db/seed/data/size-classes/size-classes.json' with { type: 'json' };
import standardsFile from '../../../db/seed/data/standards/standards.json' with { type: 'json' };
import { day } from '../dates';
import { type FirmProfile, standardsSchema } from '../facts';
import { sizeRulesSchema } from '../size-classes';
import {
  catalogueFromFile,
  exampleFirmSchema,
  firmFromExample,
  type MatchInput,
  POLICY_2026_1,
  runMatching,
} from './index';
import examplesFile from './scenarios/worked-examples.json' with { type: 'json' };

export const AS_OF = day('2026-06-01');

export const demoCatalogue = catalogueFromFile(catalogueFile, 1);

export const demoGeography = Object.fromEntries(
  places.map(({ code, lat, lon }) => [code, [lat, lon] as const]),
);

export const examples = examplesFile.examples.map((example) => ({ ...example, name: example.firm.id }));

export const reference = {
  sizeRules: sizeRulesSchema.parse(sizeFile),
  standards: standardsSchema.parse(standardsFile),
  capitals: capitalsFile.items,
  asOf: AS_OF,
};

/** Firm of a worked example. */
export function exampleFirm(id: string): FirmProfile {
  const example = examplesFile.examples.find(({ firm }) => firm.id === id);
  return firmFromExample(exampleFirmSchema.parse(example?.firm), reference);
}

/** A firm against the demonstration catalogue. */
export function demoInput(firm: FirmProfile): MatchInput {
  return { firm, catalogue: demoCatalogue, policy: POLICY_2026_1, geography: demoGeography, asOf: AS_OF };
}

export function runExample(id: string) {
  return runMatching(demoInput(exampleFirm(id)));
}
