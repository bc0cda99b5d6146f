export { ALL_COLUMNS, COLUMNS, type Column, NEEDED } from './columns';
export { CheckImportInput, RunImportInput } from './input';
export { codeCheck, type ImportLists } from './lists';
export { type Cells, cellsOfOffering, type RowProblem, readRow, tidy } from './row';
export { cellOf, IMPORT_PROBLEMS, type ImportProblemCode, itemsOf, listCell } from './shapes';
export { isNamed, type StoredOffering, valueAt } from './stored';
export { attributeOfColumn, filledUp, unsaidIn, withEmptyCells } from './unsaid';
