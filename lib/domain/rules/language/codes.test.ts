import { expect, it } from 'vitest';
import { areasOf } from './codes';

const zones = {
  south: { codes: ['CL', 'UY'], except: ['CL-RM'] },
  plain: { codes: ['AR', 'BR-SP'] },
  food: { codes: ['10..12'] },
  nested: { codes: ['zone:plain'] },
};

it.each<[string, { codes: readonly string[]; except?: readonly string[] }, unknown]>([
  ['codes as they are', { codes: ['C', '62'] }, [{ codes: ['62', 'C'] }]],
  ['a range of divisions', { codes: ['09..11'] }, [{ codes: ['09', '10', '11'] }]],
  ['a range of sections', { codes: ['A..C'] }, [{ codes: ['A', 'B', 'C'] }]],
  [
    'exceptions, ranges among them',
    { codes: ['C'], except: ['10..11'] },
    [{ codes: ['C'], except: ['10', '11'] }],
  ],
  [
    'a zone that is an exception',
    { codes: ['*'], except: ['zone:plain'] },
    [{ codes: ['*'], except: ['AR', 'BR-SP'] }],
  ],
  [
    'a zone with its own exceptions beside codes, which keep none of them',
    { codes: ['CL-RM', 'zone:south'], except: ['UY-MO'] },
    [
      { codes: ['CL-RM'], except: ['UY-MO'] },
      { codes: ['CL', 'UY'], except: ['CL-RM', 'UY-MO'] },
    ],
  ],
  ['a range within a zone', { codes: ['zone:food'] }, [{ codes: ['10', '11', '12'] }]],
])('%s', (_, written, areas) => expect(areasOf(written, zones)).toEqual({ areas }));

it.each([
  ['bad_range', '12..10', { codes: ['12..10'] }],
  ['bad_range', '9..11', { codes: ['9..11'] }],
  ['bad_range', '0001..9999', { codes: ['0001..9999'] }],
  ['unknown_zone', 'north', { codes: ['zone:north'] }],
  ['unknown_zone', 'toString', { codes: ['zone:toString'] }],
  ['unknown_zone', 'north', { codes: ['*'], except: ['zone:north'] }],
  ['zone_in_zone', 'nested', { codes: ['zone:nested'] }],
  // What such a zone leaves out would come back in.
  ['zone_except', 'south', { codes: ['*'], except: ['zone:south'] }],
] as const)('%s: %s', (code, name, written) => {
  expect(areasOf(written, zones)).toEqual({ problems: [{ code, name }] });
});

it('tells everything that is wrong with the codes of a node, each thing once', () => {
  const written = {
    codes: ['12..10', 'C', '9..11', '12..10', 'zone:north', 'zone:nested'],
    except: ['zone:south', 'zone:west', 'C..A'],
  };
  expect(areasOf(written, zones)).toEqual({
    problems: [
      { code: 'bad_range', name: '12..10' },
      { code: 'bad_range', name: '9..11' },
      { code: 'unknown_zone', name: 'north' },
      { code: 'zone_in_zone', name: 'nested' },
      { code: 'zone_except', name: 'south' },
      { code: 'unknown_zone', name: 'west' },
      { code: 'bad_range', name: 'C..A' },
    ],
  });
});
