import { expect, it } from 'vitest';
import { sentencesOf } from './sentences';

it.each<[string, string, readonly string[]]>([
  ['nothing', '', []],
  ['two', 'Based in Wales. Must employ 9 people.', ['Based in Wales.', 'Must employ 9 people.']],
  [
    'a list that runs on',
    'Firms must: be based in Fife have a plan',
    ['Firms must: be based in Fife have a plan'],
  ],
  [
    'short forms',
    'Training (eg. ICT) by St. Andrews Ltd. Ring us.',
    ['Training (eg. ICT) by St. Andrews Ltd. Ring us.'],
  ],
  [
    'a number with a point',
    'Up to £1.35m. 2.5 per cent is kept.',
    ['Up to £1.35m.', '2.5 per cent is kept.'],
  ],
])('%s', (_, prose, sentences) => expect(sentencesOf(prose)).toEqual(sentences));
