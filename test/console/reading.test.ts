import { everyPage } from '../../console/api/every-page.ts';
import { convertTimes, toMilliseconds, toSeconds } from '../../console/api/times.ts';
import { flag, oneOf, positive, present, text } from '../../console/routes/search.ts';
import { targetsFor } from '../../console/shell/search-targets.ts';

describe('times of the wire', () => {
  const times = { createdTime: true, steps: { startTime: true } } as const;

  it('are converted where the contract has times, and nowhere else', () => {
    const wire = { createdTime: 1.5, count: 2, steps: [{ startTime: 3, weight: 4 }, { weight: 5 }] };
    const there = convertTimes(wire, times, toMilliseconds);
    expect(there).toEqual({ createdTime: 1500, count: 2, steps: [{ startTime: 3000, weight: 4 }, { weight: 5 }] });
    expect(convertTimes(there, times, toSeconds)).toEqual(wire);
  });

  it('may be absent', () => {
    expect(convertTimes({ steps: null }, times, toSeconds)).toEqual({ steps: null });
    expect(convertTimes(undefined, times, toSeconds)).toBeUndefined();
  });
});

it('a list is read to its end', async () => {
  const pages = [{ items: [1, 2], nextToken: 'a' }, { items: [3], nextToken: 'b' }, { items: [] }];
  const asked: unknown[] = [];
  const all = await everyPage(async (token) => {
    asked.push(token);
    return pages[asked.length - 1] ?? { items: [] };
  });
  expect(all).toEqual([1, 2, 3]);
  expect(asked).toEqual([{}, { nextToken: 'a' }, { nextToken: 'b' }]);
});

it('an address with nonsense in it reads as one without', () => {
  const raw = { a: '', b: 'x', c: -1, d: '2', e: 'false', f: 7 };
  expect(
    present({
      a: text(raw, 'a'),
      b: oneOf(raw, 'b', ['y']),
      c: positive(raw, 'c'),
      d: positive(raw, 'd'),
      e: flag(raw, 'e'),
    }),
  ).toEqual({ d: 2 });
  expect(text(raw, 'f')).toBe('7');
});

it('a search finds what is called so, then names that begin with the text, then those that contain it', () => {
  const found = targetsFor('re', { feature: ['more', 'retry', 'other'], launch: ['rest'], segment: ['Re'] }, [
    { to: '/x', label: 'Results' },
  ]);
  expect(found.filter(({ kind }) => kind !== 'why').map(({ name }) => name)).toEqual([
    'Re',
    'Results',
    'retry',
    'rest',
    'more',
  ]);
});
