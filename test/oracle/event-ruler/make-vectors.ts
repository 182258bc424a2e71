// Writes test/vectors/segment-patterns.json: random and chosen pairs with the answers of AWS's matcher. See README.md.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPattern } from '../../../packages/evaluation/pattern/check-pattern.ts';
import { CHOSEN_PAIRS, CHOSEN_PATTERNS, whyInvalid } from './chosen-pairs.ts';
import { random } from './random.ts';
import { randomPair } from './random-pair.ts';
import { AWS, type Reading, referenceMatches } from './reference.ts';

type Pair = [pattern: string, context: string];

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../../..');
const SEED = 20251016;
const CANDIDATES = 40_000;
const EACH = 5_500;

const answers = (lines: unknown[]): string[] =>
  execFileSync('java', ['-cp', join(ROOT, '.tools/event-ruler/*'), join(HERE, 'Answer.java')], {
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
    .toString()
    .trim()
    .split('\n');

/** The fewest of AWS's readings that, not being ours, make the difference. */
const whyDifferent = ([pattern, context]: Pair, ours: boolean): string => {
  const subsets = AWS.reduce<Reading[][]>((all, reading) => all.concat(all.map((set) => [...set, reading])), [[]]);
  const enough = subsets
    .toSorted((a, b) => a.length - b.length)
    .find(
      (set) =>
        referenceMatches(
          pattern,
          context,
          AWS.filter((reading) => !set.includes(reading)),
        ) === ours,
    );
  return (enough ?? AWS).join('+');
};

const rowOf = (pair: Pair, answer: string): unknown[] => {
  const [pattern, context] = pair;
  const aws = answer === '1';
  if (referenceMatches(pattern, context, AWS) !== aws) throw new Error(`the reference errs: ${pattern} ${context}`);
  const ours = referenceMatches(pattern, context);
  return aws === ours ? [...pair, Number(aws)] : [...pair, Number(aws), Number(ours), whyDifferent(pair, ours)];
};

const seeded = random(SEED);
const candidates = [...CHOSEN_PAIRS, ...Array.from({ length: CANDIDATES }, () => randomPair(seeded))];
const pairs = [...new Map(candidates.map((pair) => [pair.join(), pair])).values()];
const pairAnswers = answers(pairs);
const rows = pairs.map((pair, i) => rowOf(pair, pairAnswers[i] as string));
const isChosen = (_: unknown, i: number): boolean => i < CHOSEN_PAIRS.length;
const kept = [0, 1].flatMap((answer) => rows.filter((row, i) => !isChosen(row, i) && row[2] === answer).slice(0, EACH));

const isValid = (pattern: string): boolean => {
  try {
    checkPattern(pattern);
    return true;
  } catch {
    return false;
  }
};
const verdicts = answers(CHOSEN_PATTERNS.map((pattern) => [pattern, null])).map((answer, i) => {
  const pattern = CHOSEN_PATTERNS[i] as string;
  const valid = answer === '+';
  return valid && !isValid(pattern) ? [pattern, 1, 0, whyInvalid(pattern)] : [pattern, Number(valid)];
});

const lines = (all: unknown[]): string => all.map((row) => `\n${JSON.stringify(row)}`).join(',');
const all = [...rows.filter(isChosen), ...kept];
writeFileSync(
  join(ROOT, 'test/vectors/segment-patterns.json'),
  `{"by":"event-ruler 1.7.3","seed":${SEED},"pairs":[${lines(all)}],"patterns":[${lines(verdicts)}]}\n`,
);
const count = new Map<string, number>();
for (const row of [...all, ...verdicts.map((row) => ['', ...row])]) {
  const kind = String(row[4] ?? 'agree');
  count.set(kind, (count.get(kind) ?? 0) + 1);
}
console.warn(all.length, verdicts.length, Object.fromEntries(count));
