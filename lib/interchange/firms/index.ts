export { matchFirmsCommand } from './command';
export { helpOnMatch } from './help';
export { asksForFirms } from './options';
