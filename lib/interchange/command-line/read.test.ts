import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from './index';

const OPTIONS = { file: 'text', day: 'text', kind: 'text', quick: 'mark' } as const;
const usage = { options: OPTIONS, help: () => 'How it is used', takesOthers: false };

function read(args: readonly string[], takesOthers = false) {
  return readCommandLine(args, { usage: { ...usage, takesOthers }, folder: '/there' }, (given) => ({
    file: given.neededPath('file'),
    day: given.day('day'),
    kind: given.oneOf('kind', ['red', 'blue'], 'red'),
    isQuick: given.isMarked('quick'),
    others: given.others,
    lang: given.lang,
  }));
}

const said = (args: readonly string[]) => {
  const asked = read(args);
  return asked.kind === 'run' ? null : `${asked.kind}: ${asked.text}`;
};

describe('a command line', () => {
  it('is read option by option, paths from the folder of the person', () => {
    const args = ['--file', 'a.json', '--day=2026-05-31', '--kind', 'BLUE', '--quick', '--lang', 'es'];
    expect(read(args)).toMatchObject({
      kind: 'run',
      options: {
        file: resolve('/there/a.json'),
        ...{ day: '2026-05-31', kind: 'blue', isQuick: true, others: [], lang: 'es' },
      },
    });
    expect(read(['--file', '/abs'])).toMatchObject({
      options: { file: '/abs', day: null, kind: 'red', isQuick: false, lang: 'en' },
    });
  });

  it('may hold words without an option where the command takes them, also behind "--"', () => {
    expect(read(['one', '--file', 'a', '--', '--two'], true)).toMatchObject({
      options: { others: ['one', '--two'] },
    });
  });

  it.each(['--help', '-h'])('with %s asks how it is used, whatever else is missing', (help) => {
    expect(said([help])).toBe('help: How it is used');
    expect(said(['--kind', 'green', help])).toBe('help: How it is used');
  });

  it.each([
    [['--fil', 'a'], 'There is no option --fil. Perhaps you mean --file. See --help.'],
    [['-x'], 'There is no option -x.'],
    [['--file'], '--file needs a value after it. See --help.'],
    [['--file', '--quick'], '--file needs a value after it. See --help.'],
    [['--file='], '--file needs a value after it. See --help.'],
    [['--file', 'a', '--quick=yes'], '--quick takes no value. See --help.'],
    [['--file', 'a', 'b'], '“b” is not expected here. See --help.'],
    [['--quick'], '--file is needed. See --help.'],
    [
      ['--file', 'a', '--day', '2026-02-30'],
      '--day cannot be “2026-02-30”. It takes: a day such as 2026-05-31.',
    ],
    [['--file', 'a', '--kind', 'green'], '--kind cannot be “green”. It takes: red, blue.'],
    [['--file', 'a', '--lang', 'fr'], '--lang cannot be “fr”. It takes: en, es.'],
  ])('%j is told to be wrong', (args, text) => expect(said(args)).toContain(`wrong: ${text}`));

  it('is told to be wrong in the language it names, wherever it stands', () => {
    expect(said(['--fil', 'a', '--lang', 'es'])).toBe(
      'wrong: No existe la opción --fil. Quizá quiso decir --file. Vea --help.',
    );
    expect(said(['--lang=es', '--file'])).toBe('wrong: A --file le falta un valor. Vea --help.');
  });

  it('takes a value that begins with a hyphen where it is joined', () => {
    expect(read(['--file=-a'])).toMatchObject({ options: { file: resolve('/there/-a') } });
  });

  it('lets a fault of ours through', () => {
    const fault = () => {
      throw new RangeError('ours');
    };
    expect(() => readCommandLine([], { usage, folder: '/' }, fault)).toThrow('ours');
  });
});
