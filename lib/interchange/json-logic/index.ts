export { type Export, exportJsonLogic } from './export';
export type { ExportCode, ExportRefusal, Loss } from './export-context';
export { type Import, importJsonLogic } from './import';
export type { ImportCode, ImportRefusal } from './import-context';
export type { Json } from './json';
