/**
 * The tables of `npm run bench -- provider`, and what it says of who has less.
 */
import type { Measured } from '../../bench/provider/round.ts';
import { comparisonsIn, tableOf } from '../../bench/provider/tables.ts';

const measured = (cold: number, turns: readonly number[], counted: Partial<Measured> = {}): Measured => ({
  cold,
  coldCpu: cold,
  heap: cold / 10,
  turns,
  evaluations: 2_000,
  rules: 0,
  reports: 0,
  bytes: 0,
  ...counted,
});

/** Three rounds of the SDK alone, ours, and a peer that starts later and evaluates sooner in two rounds of three. */
const rounds = [
  [1, 9, 8],
  [2, 6, 7],
  [9, 9, 8],
].map(
  ([alone = 0, ours = 0, theirs = 0]) =>
    new Map([
      ['constant', measured(alone, [1, 1, 1, 5])],
      ['selfevident', measured(3, [ours, ours, ours, ours], { rules: 1, reports: 3, bytes: 500 })],
      ['peer', measured(4, [theirs, theirs, theirs, theirs], { rules: 2 })],
    ]),
);
const group = { title: 'through', names: ['constant', 'selfevident', 'peer'] } as const;

describe('the tables of the providers', () => {
  it('have medians of processes, means of turns, and turns of the best quarter', () => {
    const [, , ...rows] = tableOf({ ...group, way: 'atHand' }, rounds)
      .trim()
      .split('\n');
    expect(rows).toEqual([
      '| constant | 2 | 2 | 0.20 | 2.00 | 1.00 |',
      '| selfevident | 3 | 3 | 0.30 | 9.00 | 6.00 |',
      '| peer | 4 | 4 | 0.40 | 8.00 | 7.00 |',
    ]);
  });

  it('have requests and reports where rules come over HTTP, reports for each 1,000 evaluations', () => {
    const table = tableOf({ ...group, way: 'overHttp' }, rounds);
    expect(table).toContain('| selfevident | 3 | 3 | 0.30 | 9.00 | 6.00 | 1 | 1.50 | 250 |');
    expect(table).toContain('| peer | 4 | 4 | 0.40 | 8.00 | 7.00 | 2 | 0.00 | 0 |');
  });

  it('are followed by what ours adds, and by who has less in how many pairs', () => {
    const [first, , , evaluation, quarter] = comparisonsIn({ ...group, way: 'atHand' }, rounds).split('\n');
    expect(first).toBe('first answer, ms: selfevident adds 1.00 to the SDK alone; less have none');
    expect(evaluation).toBe('evaluation, us: selfevident adds 7.00 to the SDK alone; less have peer (in 2 of 3)');
    expect(quarter).toBe('without collections: selfevident adds 5.00 to the SDK alone; less have none');
  });

  it('say what ours has where nobody is the SDK alone', () => {
    const alone = rounds.map((round) => new Map([...round].filter(([name]) => name !== 'constant')));
    const said = comparisonsIn({ ...group, names: ['selfevident', 'peer'], way: 'alone' }, alone);
    expect(said).toContain('first answer, ms: selfevident has 3.00; less have none\n');
  });
});
