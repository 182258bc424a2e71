import fc from 'fast-check';
import { mergeDrafts } from '../../../console/parts/edit/merge-drafts.ts';

const merge = (from: object, yours: object, theirs: object) => mergeDrafts({ from, yours, theirs });

it.each([
  ['what only you changed is yours', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 1 }, { a: 2, b: 1 }],
  ['what only they changed is theirs', { a: 1, b: 1 }, { a: 1, b: 1 }, { a: 1, b: 3 }, { a: 1, b: 3 }],
  ['what both changed is yours', { a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }],
  ['what you removed stays away', { m: { a: 1, b: 1 } }, { m: { b: 1 } }, { m: { a: 1, b: 2 } }, { m: { b: 2 } }],
  ['what they added is there', { m: { a: 1 } }, { m: { a: 2 } }, { m: { a: 1, b: 1 } }, { m: { a: 2, b: 1 } }],
  ['what they removed goes', { m: { a: 1, b: 1 } }, { m: { a: 1, b: 2 } }, { m: { b: 1 } }, { m: { b: 2 } }],
  ['a list is one member', { l: [1] }, { l: [1, 2] }, { l: [3] }, { l: [1, 2] }],
  [
    'names of what objects inherit are names',
    { m: {} },
    { m: { constructor: 1 } },
    { m: { toString: 2 } },
    { m: { constructor: 1, toString: 2 } },
  ],
])('%s', (_, from, yours, theirs, merged) => expect(merge(from, yours, theirs)).toEqual(merged));

it('without a change of yours it is theirs, and without one of theirs it is yours', () => {
  const draft = fc.dictionary(
    fc.string(),
    fc.oneof(fc.integer(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string())),
  );
  fc.assert(
    fc.property(draft, draft, (one, other) => {
      expect(merge(one, one, other)).toEqual(other);
      expect(merge(one, other, one)).toEqual(other);
    }),
  );
});
