import { csvOf } from '../../../console/parts/csv.ts';
import { readTags } from '../../../console/parts/read-tags.ts';
import { changesInWords } from '../../../console/words/changes.ts';
import { operationInWords } from '../../../console/words/operations.ts';
import { partsOfPattern } from '../../../console/words/pattern.ts';

const now = Date.UTC(2026, 10, 30);

describe('what a change made of what', () => {
  it.each([
    [{ defaultVariation: 'old' }, { defaultVariation: 'new' }, ['Default', 'old', 'new']],
    [{ samplingRate: 100_000 }, { samplingRate: 12_500 }, ['Takes part', '100 %', '12.5 %']],
    [{}, { description: '' }, ['Description', 'nothing', 'empty']],
    [{ entityOverrides: { a: 'x' } }, { entityOverrides: { a: 'x', b: 'y' } }, ['Overrides', 'a = x', 'a = x\nb = y']],
    [{ someNewMember: 1 }, { someNewMember: { a: 1 } }, ['Some new member', '1', '{"a":1}']],
    [{ status: 'CREATED' }, { status: 'RUNNING' }, ['Status', 'draft', 'running']],
    [{}, { pValue: 0.0162784916528 }, ['p', 'nothing', '0.0163']],
    [{ upperBound: -1.23456 }, { upperBound: 12_345 }, ['At most', '−1.23', '12,345']],
    [
      {},
      { entityOverrides: { a: 'x', b: 'x', c: 'x', d: 'x', e: 'x', f: 'x', g: 'x' } },
      ['Overrides', 'nothing', 'a = x\nb = x\nc = x\nd = x\ne = x\nand 2 more'],
    ],
    [{ stepInForce: { groupWeights: { new: 10_000 } } }, {}, ['In force', 'new 10 %', 'nothing']],
    [{ tags: {} }, { tags: { team: 'blue' } }, ['Tags', 'empty', 'team = blue']],
  ])('%j to %j', (before, after, [what, was, is]) => {
    expect(changesInWords(before, after, now)).toEqual([{ what, before: was, after: is }]);
  });

  it('names the steps of a launch with their shares, and leaves out when it was changed', () => {
    const steps = [{ startTime: now / 1000, groupWeights: { new: 50_000 } }];
    const [change] = changesInWords({ steps: [], lastUpdatedTime: 1 }, { steps, lastUpdatedTime: 2 }, now);
    expect(change).toMatchObject({
      what: 'Steps',
      before: 'empty',
      after: expect.stringMatching(/^from .*: new 50 %$/),
    });
  });

  it.each([
    ['UpdateLaunch', 'Update launch'],
    ['RevertChange', 'Took a change back'],
  ])('%s is "%s"', (operation, text) => expect(operationInWords(operation)).toBe(text));
});

it.each(['=1+1', '+1', '-name', '@sum', '\tx', '\rx'])('a cell %j is no formula', (text) => {
  expect(csvOf([[text]])).toMatch(/^"?'/);
});

it('CSV quotes what has a comma, a quote or a line', () => {
  expect(csvOf([['a', 'b,c', 'd"e', 'f\ng']])).toBe('a,"b,c","d""e","f\ng"\r\n');
});

it('tags are lines of key and value', () => {
  expect(readTags('a = b\n\nc=d=e\n')).toEqual({ tags: { a: 'b', c: 'd=e' }, bad: undefined });
  expect(readTags('a = b\nnothing').bad).toBe('nothing');
  expect(readTags('= b').bad).toBe('= b');
});

describe('a pattern in sentences', () => {
  it.each([
    ['{"a":["x"]}', ['a is “x”']],
    ['{"a":["x",5]}', ['a is one of “x”, 5']],
    ['{"a":{"b":[{"exists":false}]}}', ['a.b is not there']],
    ['{"a":[{"numeric":[">=",18,"<",65]}]}', ['a is at least 18 and under 65']],
    ['{"a":["x",{"prefix":"y"}]}', ['a is “x” or a begins with “y”']],
    ['{"a":[{"anything-but":["x","y"]}]}', ['a is anything but “x”, “y”']],
    ['{"$or":[{"a":[1]},{"b":[true]}]}', ['one of these: a is 1 or b is true']],
    ['{"a":[{"anything-but":{"prefix":"x"}}]}', ['a: {"anything-but":{"prefix":"x"}}']],
    ['{"a":["x"],"b":[null]}', ['a is “x”', 'b is null']],
    ['{}', []],
  ])('%s', (pattern, sentences) => {
    expect(partsOfPattern(pattern)?.map(({ sentence }) => sentence)).toEqual(sentences);
  });

  it('has for each sentence the part of the pattern that it is about', () => {
    const parts = partsOfPattern('{"a":{"b":["x"],"c":[1]}}');
    expect(parts?.map(({ pattern }) => pattern)).toEqual(['{"a":{"b":["x"]}}', '{"a":{"c":[1]}}']);
  });

  it.each(['', '[]', '"a"', '{'])('is none for %j', (text) => expect(partsOfPattern(text)).toBeUndefined());
});
