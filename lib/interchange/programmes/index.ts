export type { Facet } from './facets';
export { PROGRAMME_FACTS } from './facts';
export { type ProgrammeSource, programmesFrom, type RowProblem } from './rows';
export { ukSchemes } from './uk';
export { UK_TEXTS } from './uk-gazetteer';
export { UK_PLACE_NAMES } from './uk-places';
export { usProgrammes } from './us';
