export type { FileProblemCode } from './file';
export { MAPPINGS } from './mapping';
export { readOfferingFile } from './read';
export { offeringsCsv, offeringsJson, refusedCsv } from './write';
