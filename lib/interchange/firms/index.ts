export { matchFirmsCommand } from './command';
export { asksForFirms } from './options';
