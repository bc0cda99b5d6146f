import type { RuleCatalogue, RuleDocument, WrittenRule } from '@/lib/domain/rules';
import { criterion, proseCriteria, sourceOf } from './criteria';
import { readUsPrograms, type UsProgram } from './files';
import { codeOf } from './us-codes';

const ANYONE = 'Anyone/general public';

/** The programmes of the United States as rules: who can apply as a criterion, the objective as one to be checked. */
export function usProgrammes(): RuleCatalogue {
  return {
    language: 'puente-rules/1',
    library: { predicates: {}, parameters: {}, zones: {}, rates: [] },
    rules: readUsPrograms().map(usDocument),
  };
}

/** In: one programme. Out: its rule. */
export function usDocument(program: UsProgram): RuleDocument {
  const source = sourceOf(program.sub_agency || program.agency, program.url);
  return {
    language: 'puente-rules/1',
    id: program.id,
    version: 1,
    title: { en: program.title },
    source,
    rule: {
      id: 'program',
      op: 'all',
      of: [
        ...applicants(program),
        ...proseCriteria('objective', [program.objective], { kind: 'to_verify', source }),
        ...told('beneficiaries', 'project.beneficiaries', program.beneficiary_types),
        ...told('assistance', 'project.assistance_types', program.assistance_types),
      ],
    },
  };
}

/** An applicant may be of several kinds; where anyone can apply nothing is asked. */
function applicants({ applicant_types: types }: UsProgram): readonly WrittenRule[] {
  if (types.length === 0 || types.includes(ANYONE)) return [];
  const asked = { fact: 'firm.applicant_types', values: [...new Set(types.map(codeOf))].toSorted() };
  return [
    criterion(
      'applicant',
      { kind: 'hard', barrier: 'legal' },
      { id: 'applicant.any', op: 'intersects', ...asked },
    ),
  ];
}

function told(name: string, fact: string, types: readonly string[]): readonly WrittenRule[] {
  if (types.length === 0) return [];
  const values = [...new Set(types.map(codeOf))].toSorted();
  return [criterion(name, { kind: 'informative' }, { id: `${name}.any`, op: 'intersects', fact, values })];
}
