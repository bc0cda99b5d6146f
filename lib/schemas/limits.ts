/** Most bytes of one posted form, and so of typed text that is kept to be put right; the longest screen posts about 3 KB. */
export const FORM_BYTES = 64 * 1024;
/** The same of the form of a part of an offering, where every region and activity there is may stand with its buttons. */
export const PART_BYTES = 256 * 1024;
/** Longest text a field can be answered with. */
export const TEXT_MAX = 200;
/** Most fields of one screen, and most values of one field. */
export const FIELDS_MAX = 400;
export const VALUES_MAX = 600;
/** Most fields of any form that is kept as typed, and most values of one field: more than there are regions and activities. */
export const TYPED_MAX = 8000;
/** Most bytes of one file that is sent, most rows and columns of it, and most signs of one cell: more than any rule with all its test firms. */
export const FILE_BYTES = 8 * 1024 * 1024;
export const IMPORT_ROWS = 5000;
export const IMPORT_COLUMNS = 500;
export const CELL_LENGTH = 200_000;
/** Levels of JSON that can be read. */
export const JSON_DEPTH = 200;
