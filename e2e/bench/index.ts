import { benchAccounts } from './accounts';
import { benchEngine } from './engine';
import { benchImpact } from './impact';
import { benchRegister } from './register';
import { benchSlowPhone } from './slow-phone';
import { benchWeb } from './web';

const benches: Readonly<Record<string, (options: readonly string[]) => Promise<boolean>>> = {
  register: benchRegister,
  web: benchWeb,
  lcp: benchSlowPhone,
  accounts: benchAccounts,
  engine: benchEngine,
  impact: benchImpact,
};

const [name = '', ...options] = process.argv.slice(2);
const bench = benches[name];
if (bench) process.exitCode = (await bench(options)) ? 0 : 1;
else {
  process.stderr.write(
    'Usage: npm run bench -- register [--rows 1000000] | web | lcp | accounts | engine [firm] [population] [--firms 1000000] [--rules 1000] | impact [--firms 100000]\n',
  );
  process.exitCode = 1;
}
