import fc from 'fast-check';
import { checkPattern } from '../../../../packages/evaluation/pattern/check-pattern.ts';
import { compilePattern } from '../../../../packages/evaluation/pattern/compile.ts';
import { checkContext, readContext } from '../../../../packages/evaluation/pattern/context.ts';
import { ContextError } from '../../../../packages/evaluation/pattern/context-error.ts';
import { explainMismatch } from '../../../../packages/evaluation/pattern/explain.ts';
import { matches, matchesDocument } from '../../../../packages/evaluation/pattern/match.ts';
import { NameTree } from '../../../../packages/evaluation/pattern/name-tree.ts';
import { type Json, parseJson } from '../../../../packages/evaluation/pattern/parse.ts';
import { PatternError } from '../../../../packages/evaluation/pattern/pattern-error.ts';
import { newPatternSet } from '../../../../packages/evaluation/pattern/pattern-set.ts';
import { random } from '../../../oracle/event-ruler/random.ts';
import { randomPair } from '../../../oracle/event-ruler/random-pair.ts';
import { referenceMatches } from '../../../oracle/event-ruler/reference.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { matchText } from './match-text.ts';

const pair = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => randomPair(random(seed)));
const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, numRuns = randomCases(120, 3_000)): void =>
  fc.assert(fc.property(arbitrary, property), { seed: 7, numRuns });

/** The text of a pattern again, its objects changed on the way. */
const rewrite = (json: Json, change: (members: [string, string][]) => [string, string][]): string => {
  const { text, at, end, scalar, items, members = [] } = json;
  if (scalar !== undefined) return text.slice(at, end);
  if (items) return `[${items.map((item) => rewrite(item, change))}]`;
  const texts = members.map(({ name, value }): [string, string] => [name, rewrite(value, change)]);
  return `{${change(texts).map(([name, text]) => `${JSON.stringify(name)}:${text}`)}}`;
};
/** Whether no field stands twice in one object: then the order of fields says nothing. */
const isPlain = (pattern: string): boolean => {
  const names = [...pattern.matchAll(/"([^"]+)":/g)].map(([, name]) => name);
  return !pattern.includes('.') && new Set(names).size === names.length;
};

describe('for any pattern and context', () => {
  it('the answer is that of the reference', () => {
    check(
      pair,
      ([pattern, context]) => expect(matchText(pattern, context)).toBe(referenceMatches(pattern, context)),
      2000,
    );
  });

  it('there is an explanation exactly when they do not match', () => {
    check(pair, ([pattern, context]) => {
      const compiled = compilePattern(pattern);
      expect(explainMismatch(compiled, context) === undefined).toBe(matches(compiled, context));
    });
  });

  it('patterns that share a set answer as they do alone', () => {
    check(fc.array(pair, { minLength: 2, maxLength: 8 }), (pairs) => {
      const names = new NameTree();
      const set = newPatternSet(names);
      const compiled = pairs.map(([pattern]) => compilePattern(pattern, set));
      for (const [, context] of pairs) {
        const document = readContext(names, context);
        expect(compiled.map((pattern) => matchesDocument(pattern, document))).toEqual(
          pairs.map(([pattern]) => matchText(pattern, context)),
        );
      }
    });
  });

  it('the order of fields in the pattern does not matter', () => {
    check(
      pair.filter(([pattern]) => isPlain(pattern)),
      ([pattern, context]) => {
        const reversed = rewrite(parseJson(pattern), (members) => members.toReversed());
        expect(matchText(reversed, context)).toBe(matchText(pattern, context));
      },
      100,
    );
  });

  it('dots mean the same as nesting, in the pattern and in the context', () => {
    const nested = (members: [string, string][]): [string, string][] =>
      members.map(([name, text]) => {
        const [first = '', ...rest] = name.split('.');
        return [first, rest.reduceRight((inner, step) => `{${JSON.stringify(step)}:${inner}}`, text)];
      });
    check(pair, ([pattern, context]) => {
      const expected = matchText(pattern, context);
      expect(matchText(rewrite(parseJson(pattern), nested), context)).toBe(expected);
      expect(matchText(pattern, rewrite(parseJson(context), nested))).toBe(expected);
    });
  });

  it('spaces do not matter', () => {
    check(pair, ([pattern, context]) => {
      const spaced = (text: string) => text.replace(/("[^"]*")|([{}[\],:])/g, '$1 \n$2\t\r');
      expect(matchText(spaced(pattern), spaced(context))).toBe(matchText(pattern, context));
    });
  });
});

describe('whatever the text', () => {
  const noise = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'{}[]",:\\a1-e.$or <>=\u0000\u{1F600}') }),
    fc.string({ unit: 'binary' }),
    pair.chain(([pattern]) =>
      fc.tuple(fc.nat(pattern.length), fc.nat(3)).map(([at, cut]) => pattern.slice(0, at) + pattern.slice(at + cut)),
    ),
    fc.json(),
  );

  it('checking throws nothing but PatternError, and compiling nothing after it', () => {
    check(
      noise,
      (text) => {
        try {
          checkPattern(text);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
          return;
        }
        compilePattern(text);
      },
      1000,
    );
  });

  it('a context is parsed exactly when it is a JSON object', () => {
    const isObject = (text: string): boolean => {
      try {
        return /^\s*\{/.test(text) && Boolean(JSON.parse(text));
      } catch {
        return false;
      }
    };
    check(
      noise,
      (text) => {
        let isRead = true;
        try {
          checkContext(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ContextError);
          isRead = false;
        }
        expect([text, isRead]).toEqual([text, isObject(text)]);
      },
      3000,
    );
  });

  it('matching never throws', () => {
    check(fc.tuple(pair, fc.object({ maxDepth: 4 })), ([[pattern], context]) => {
      expect(typeof matchText(pattern, JSON.stringify(context))).toBe('boolean');
    });
  });
});
