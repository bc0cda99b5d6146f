import { expect, it } from 'vitest';
import { translator } from '@/lib/messages';
import { answerWords, type Names } from './answer-words';

const itself = (code: string) => code;
const names: Names = {
  country: itself,
  region: itself,
  activity: itself,
  institution: itself,
  standard: itself,
  amount: () => undefined,
};

// As the database gives them back: names of a jsonb by their length.
it('tells of programmes in the order of the form, and of certificates by name', () => {
  const say = { t: translator('en'), names };
  const programmes = {
    group: 'running',
    export: 'left',
    finance: 'left',
    testing: 'left',
    public_training: 'left',
  };
  const told = answerWords(say, 'learn.programmes', { state: 'answered', value: programmes });
  const options = ['public_training', 'testing', 'group', 'export', 'finance'] as const;
  expect(told.map((line) => line.split(':')[0])).toEqual(
    options.map((option) => say.t(`diagnostic.learn.programmes.option.${option}`)),
  );
  const held = { status: 'valid', until: null, askedBy: null };
  const certificates = { SQF: held, HACCP: held, BRCGS: held };
  const said = answerWords(say, 'standards.held', { state: 'answered', value: certificates });
  expect(said.map((line) => line.split(':')[0])).toEqual(['BRCGS', 'HACCP', 'SQF']);
});
