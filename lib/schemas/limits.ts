/** Most bytes of one posted form; the longest screen posts about 3 KB. */
export const FORM_BYTES = 64 * 1024;
/** Longest text a field can be answered with. */
export const TEXT_MAX = 200;
/** Typed text is kept up to here, so that it can be put right. */
export const KEPT_MAX = 2000;
/** Most fields of one screen, and most values of one field. */
export const FIELDS_MAX = 400;
export const VALUES_MAX = 600;
