import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../facts';
import { combineAll, documentProblems, evaluate, resolve, ruleDocumentSchema } from '../rules';
import { AS_OF, demoCatalogue, demoInput } from './demo.fixture';
import { viewOfFirm } from './firm-reader';
import { someFirm } from './firms.fixture';
import { runMatching } from './index';
import { ruleOfOffering } from './offering-rule';

const documents = demoCatalogue.offerings.map((offering) => {
  const institution = demoCatalogue.institutions.find(({ id }) => id === offering.institution);
  if (!institution) throw new RangeError(offering.institution);
  return ruleOfOffering(offering, institution);
});

function findingsOf(id: string, firm: FirmProfile) {
  const document = documents.find((one) => one.id === id);
  if (!document) throw new RangeError(id);
  const resolved = resolve(document.rule, { ruleId: id, asOf: AS_OF });
  if (!resolved.ok) throw new RangeError(resolved.problems[0].code);
  return evaluate(resolved.rule, viewOfFirm(firm).read).parts;
}

describe.each(documents)('$id', (document) => {
  it('is a rule like any other', () => {
    expect(ruleDocumentSchema.parse(document)).toEqual(document);
    expect(documentProblems(document)).toEqual([]);
  });
});

/** The rule of the offering next to the gate that says the same of a firm with one activity. */
const SAME = [
  { gates: ['G1'], parts: ['country', 'sector'] },
  { gates: ['G2'], parts: ['place'] },
  { gates: ['G3'], parts: ['size'] },
  { gates: ['G4'], parts: ['language'] },
  { gates: ['G6'], parts: ['membership'] },
];

it('says what the gates say', () => {
  fc.assert(
    fc.property(someFirm, (some) => {
      const firm = { ...some, secondIsic: null };
      for (const { offering, gates } of runMatching({ ...demoInput(firm) }).matches) {
        const findings = findingsOf(offering, firm);
        for (const same of SAME) {
          const gate = gates.find(({ node }) => same.gates.includes(node));
          const parts = findings.filter(({ node }) => same.parts.includes(node));
          expect([offering, same.parts, combineAll(parts).verdict]).toEqual([
            offering,
            same.parts,
            gate?.verdict,
          ]);
        }
      }
    }),
    { numRuns: 20 },
  );
});
