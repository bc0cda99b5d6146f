// Runs dependency-cruiser. It reads imports with the JavaScript interface of TypeScript, which
// TypeScript 7 does not have; without one it silently skips every .ts file. So it gets TypeScript 5.
import Module, { register } from 'node:module';

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  resolve(request.replace(/^typescript(?=$|\/)/, 'typescript-js'), ...rest);
const hook = `export const resolve = (name, context, next) => next(name === 'typescript' ? 'typescript-js' : name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

process.argv.push('--config', '.dependency-cruiser.mjs', 'app', 'lib', 'db', 'e2e', 'proxy.ts');
await import('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
