export { PROGRAMME_FACTS } from './facts';
export { ukSchemes } from './uk';
export { UK_TEXTS } from './uk-gazetteer';
export { usProgrammes } from './us';
