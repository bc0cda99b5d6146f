export { textFindings } from './findings';
export type { TextFinding, TextReading } from './types';
