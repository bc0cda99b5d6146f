/** How a command ends: nothing to mend, something to mend, or it could not be run. */
export const CODES = { fine: 0, problems: 1, unusable: 2 } as const;
export type Code = (typeof CODES)[keyof typeof CODES];
