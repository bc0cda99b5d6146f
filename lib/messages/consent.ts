/** Changes with the words of `pages.check.consent` and `pages.check.consentHelp`: each consent keeps what it agreed to. */
export const CONSENT_TEXT_VERSION = '2026-11';
/** The same of `account.people.consent`. */
export const ADVISER_TEXT_VERSION = '2026-11';
