import { checkPattern } from '../../../../packages/evaluation/pattern/check-pattern.ts';
import { PatternError } from '../../../../packages/evaluation/pattern/pattern-error.ts';
import { AWS, type Reading, referenceMatches } from '../../../oracle/event-ruler/reference.ts';
import vectors from '../../../vectors/segment-patterns.json' with { type: 'json' };
import { matchText } from './match-text.ts';

interface Pair {
  pattern: string;
  context: string;
  aws: boolean;
  ours: boolean;
  why: string[];
}
interface Verdict {
  pattern: string;
  aws: boolean;
  ours: boolean;
  why: string;
}

const pairs: Pair[] = (vectors.pairs as [string, string, number, number?, string?][]).map(
  ([pattern, context, aws, ours = aws, why]) => ({
    pattern,
    context,
    aws: aws === 1,
    ours: ours === 1,
    why: why?.split('+') ?? [],
  }),
);
const verdicts: Verdict[] = (vectors.patterns as [string, number, number?, string?][]).map(
  ([pattern, aws, ours = aws, why = '']) => ({ pattern, aws: aws === 1, ours: ours === 1, why }),
);

const isValid = (pattern: string): boolean => {
  try {
    checkPattern(pattern);
    return true;
  } catch (error) {
    if (error instanceof PatternError) return false;
    throw error;
  }
};

describe('against the answers of event-ruler, the matcher of AWS', () => {
  it('has over 10,000 pairs, of which about half match, for every operator', () => {
    const share = (some: Pair[]) => some.filter(({ aws }) => aws).length / some.length;
    expect(pairs.length).toBeGreaterThan(10_000);
    expect(share(pairs)).toBeCloseTo(0.5, 1);
    for (const part of ['$or', 'anything-but', 'numeric', 'exists', 'prefix', 'suffix', 'null', '""', 'true', '[1]']) {
      const having = pairs.filter(({ pattern }) => pattern.includes(part));
      expect([part, having.length > 100, share(having) > 0.25, share(having) < 0.75]).toEqual([part, true, true, true]);
    }
  });

  it('every pair has its answer', () => {
    const wrong = pairs.filter(({ pattern, context, ours }) => matchText(pattern, context) !== ours);
    expect(wrong).toEqual([]);
  });

  it('differences are of the documented kinds only, and each is explained by its kind', () => {
    const different = pairs.filter(({ aws, ours }) => aws !== ours);
    const count = Object.fromEntries(
      AWS.map((kind) => [kind, different.filter(({ why }) => why.includes(kind)).length]),
    );
    expect(count).toEqual({ 'exact-by-value': 185, 'or-replaces': 84, 'name-twice': 33 });
    for (const { pattern, context, ours, why } of different) {
      const others = AWS.filter((reading: Reading) => !why.includes(reading));
      expect([pattern, context, referenceMatches(pattern, context, others)]).toEqual([pattern, context, ours]);
    }
    expect(pairs.filter(({ aws, ours, why }) => aws === ours && why.length)).toEqual([]);
  });

  it('the reference, read as AWS reads patterns, gives all of its answers', () => {
    const wrong = pairs.filter(({ pattern, context, aws }) => referenceMatches(pattern, context, AWS) !== aws);
    expect(wrong).toEqual([]);
  });

  it('the same patterns are valid, but for those of documented kinds', () => {
    expect(verdicts.filter(({ pattern, ours }) => isValid(pattern) !== ours)).toEqual([]);
    const different = verdicts.filter(({ aws, ours }) => aws !== ours);
    expect(different.filter(({ ours }) => ours)).toEqual([]);
    expect([...new Set(different.map(({ why }) => why))].sort()).toEqual([
      'over-1000-combinations',
      'over-1024-characters',
      'text-after-the-pattern',
      'undocumented-operator',
    ]);
  });
});
