import { type Finding, liesUnder } from '../../rules';
import { SIZE_CLASSES } from '../../vocabulary';
import type { FirmView } from '../firm-reader';
import { regionsAskedFor } from '../regions-asked-for';
import type { Offering } from '../types';
import { criterion, decided, gate, headOf } from './criterion';

const G1 = headOf('G1');
const G2 = headOf('G2');
const G3 = headOf('G3');
const G4 = headOf('G4');

const LANGUAGES = 'access.languages';
/** Stands for any language that the list does not name. */
const UNNAMED = 'other';

/** G1 The offering is for the firm's country and activity. */
export function sectorGate({ countries, sectors }: Offering, view: FirmView): Finding {
  return gate(G1, [
    criterion(
      'criterion.country',
      { id: 'G1.country', op: 'in', fact: 'firm.country', values: countries },
      view,
    ),
    activityCriterion(sectors, view),
  ]);
}

/** The main activity fits, or the second one a firm named beside it. */
function activityCriterion(sectors: readonly string[], view: FirmView): Finding {
  const rule = { id: 'G1.sector', op: 'under', fact: 'firm.isic', codes: sectors } as const;
  const main = criterion('criterion.sector', rule, view);
  const { secondIsic } = view.firm;
  if (!secondIsic || main.verdict === 'met') return main;
  const second = liesUnder(secondIsic, ...sectors);
  const { given } = main.reason.values;
  const values = { ...main.reason.values, given: [...(Array.isArray(given) ? given : []), secondIsic] };
  const verdict = second === 'unmet' ? main.verdict : second;
  return {
    ...main,
    verdict,
    reason: { ...main.reason, values },
    missing: verdict === 'unknown' ? ['firm.isic'] : [],
  };
}

/** G2 It reaches the firm's place: named, or none is named, or one takes part from afar. */
export function placeGate(offering: Offering, view: FirmView): Finding {
  const { modality } = offering;
  const regions = regionsAskedFor(offering);
  const place =
    regions === null
      ? decided('G2.place', true, { code: 'criterion.any_place', values: { modality } })
      : criterion(
          'criterion.place',
          { id: 'G2.place', op: 'in', fact: 'firm.subdivision', values: regions },
          view,
        );
  return gate(G2, [place]);
}

/** G3 It is for firms of this size. */
export function sizeGate(offering: Offering, view: FirmView): Finding {
  const rule = { id: 'G3.size', op: 'in', fact: 'size.class', values: offering.sizeClasses } as const;
  const finding = criterion('criterion.size', rule, view);
  if (finding.verdict === 'unknown' && isForAnySize(offering)) return gate(G3, [anySize(finding)]);
  const why = view.firm.size.open?.why;
  // No answer can decide it, so none is asked for: the institution says which of its sizes the firm is.
  const open = finding.verdict === 'unknown' && (why === 'no_row' || why === 'range');
  return gate(G3, [open ? undecidedSize(finding, why) : finding]);
}

/** In: an offering. Out: whether a firm of whatever size is let in, so that nobody has to tell it. */
export function isForAnySize({ sizeClasses }: Pick<Offering, 'sizeClasses'>): boolean {
  return SIZE_CLASSES.every((one) => sizeClasses.includes(one));
}

/** No question stands behind it. */
function anySize({ node, reason }: Finding): Finding {
  return decided(node, true, { ...reason, values: { ...reason.values, fact: '' } });
}

function undecidedSize(finding: Finding, why: 'no_row' | 'range'): Finding {
  const { asked = [], given = [] } = finding.reason.values;
  return { ...finding, reason: { code: `criterion.size_${why}`, values: { asked, given } } };
}

/** G4 One language in common. */
export function languageGate({ languages }: Offering, view: FirmView): Finding {
  const rule = { id: 'G4.language', op: 'intersects', fact: LANGUAGES, values: languages } as const;
  const finding = criterion('criterion.language', rule, view);
  const { asked = [], given = [] } = finding.reason.values;
  const shared = languages.filter((one) => Array.isArray(given) && given.includes(one));
  if (finding.verdict !== 'met' || shared.some((one) => one !== UNNAMED)) return gate(G4, [finding]);
  // Two languages without a name of their own may be the same or not; the question was answered, so it is not asked again.
  const reason = { code: 'criterion.language_open', values: { asked, given } };
  return gate(G4, [{ ...finding, verdict: 'unknown', missing: [], reason }]);
}
