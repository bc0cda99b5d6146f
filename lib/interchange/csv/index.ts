export { type Cells, cellsOf, csvText } from './cells';
export { cutTo, visible } from './legible';
export { ENCODINGS, type Encoding, readLines } from './lines';
export { type FileProblem, type FileProblemCode, fileError, problemOf } from './problem';
export { type RawRecord, type RecordProblem, readRecords } from './records';
