/**
 * The memory of functions, held to what `npm run bench -- start` measured and bench/start/measured.json keeps.
 */
import { readFileSync } from 'node:fs';
import { durationAt, halfOf, type Load, shortOf } from '../../../bench/start/memory.ts';
import { type FunctionName, functionRows } from '../../../lib/functions/functions.ts';

const { loads } = JSON.parse(readFileSync('bench/start/measured.json', 'utf8')) as { loads: Load[] };
const names = Object.keys(functionRows) as FunctionName[];
const loadsOf = (name: FunctionName) => loads.filter((load) => load.function === name);

describe.each(names)('the memory of %s', (name) => {
  const { memory } = functionRows[name];

  it('was measured', () => {
    expect(loadsOf(name)).not.toEqual([]);
  });

  it('is half as much again as was used, and makes it quick enough', () => {
    expect(shortOf(memory, loadsOf(name))).toEqual([]);
  });

  it('is the least that is: half of it would not do, or there is no half', () => {
    const half = halfOf(memory);
    if (half !== undefined) expect(shortOf(half, loadsOf(name))).not.toEqual([]);
  });
});

describe('a share of a processor', () => {
  it('takes longer the smaller it is, and a whole one no less than it takes', () => {
    expect(durationAt(512, 10)).toBeCloseTo(34.55, 2);
    expect(durationAt(1_769, 10)).toBe(10);
    expect(durationAt(10_240, 10)).toBe(10);
  });
});
