import { surroundingsOf } from '../command-line';
import { rulesCommand } from './command';

process.exitCode = rulesCommand(process.argv.slice(2), surroundingsOf('rules'));
