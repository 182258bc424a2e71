/**
 * How many random cases a test draws: a few in `npm test`, which find nearly every fault that is ever made, and many in
 * `npm run verify -- random`. The few are the first of the many.
 */
export const drawsMany = process.env.RANDOM_CASES === 'many';

export const randomCases = (few: number, many: number): number => (drawsMany ? many : few);

/** Takes a few of the cases, evenly from the first to the last, or all of them. */
export const someOf = <Case>(cases: readonly Case[], few: number): readonly Case[] => {
  const step = drawsMany ? 1 : Math.ceil(cases.length / few);
  return cases.filter((_, index) => index % step === 0);
};
