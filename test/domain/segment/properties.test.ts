import fc from 'fast-check';
import { checkPattern } from '../../../domain/segment/check.ts';
import { compileSegment } from '../../../domain/segment/compile.ts';
import { type Context, parseContext, readObject } from '../../../domain/segment/context.ts';
import { explainMismatch } from '../../../domain/segment/explain.ts';
import { isIn, matches } from '../../../domain/segment/match.ts';
import { newPanel, newReading, readPanel } from '../../../domain/segment/panel.ts';
import { type Json, parseJson } from '../../../domain/segment/parse.ts';
import { PatternError } from '../../../domain/segment/pattern-error.ts';
import { random } from '../../oracle/event-ruler/random.ts';
import { randomPair } from '../../oracle/event-ruler/random-pair.ts';
import { referenceMatches } from '../../oracle/event-ruler/reference.ts';
import { answer } from './answer.ts';

const pair = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => randomPair(random(seed)));
const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, numRuns = 300): void =>
  fc.assert(fc.property(arbitrary, property), { seed: 7, numRuns });

/** The text of a pattern again, its objects changed on the way. */
const rewrite = (json: Json, change: (members: [string, string][]) => [string, string][]): string => {
  const { scalar, items, members = [] } = json;
  if (scalar !== undefined) return scalar.startsWith('"') ? JSON.stringify(scalar.slice(1)) : scalar;
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
      ([pattern, context]) => expect(answer(pattern, context)).toBe(referenceMatches(pattern, context)),
      2000,
    );
  });

  it('there is an explanation exactly when they do not match', () => {
    check(pair, ([pattern, context]) => {
      const segment = compileSegment(pattern);
      const parsed = parseContext(context) as Context;
      expect(explainMismatch(segment, parsed) === undefined).toBe(matches(segment, parsed));
    });
  });

  it('segments that share a panel answer as they do alone', () => {
    check(fc.array(pair, { minLength: 2, maxLength: 8 }), (pairs) => {
      const panel = newPanel();
      const segments = pairs.map(([pattern]) => compileSegment(pattern, panel));
      for (const [, context] of pairs) {
        const reading = readPanel(panel, newReading(parseContext(context) as Context));
        expect(segments.map((segment) => isIn(segment, reading))).toEqual(
          pairs.map(([pattern]) => answer(pattern, context)),
        );
      }
    });
  });

  it('the order of fields in the pattern does not matter', () => {
    check(
      pair.filter(([pattern]) => isPlain(pattern)),
      ([pattern, context]) => {
        const reversed = rewrite(parseJson(pattern), (members) => members.toReversed());
        expect(answer(reversed, context)).toBe(answer(pattern, context));
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
      const expected = answer(pattern, context);
      expect(answer(rewrite(parseJson(pattern), nested), context)).toBe(expected);
      expect(answer(pattern, rewrite(parseJson(context), nested))).toBe(expected);
    });
  });

  it('spaces do not matter', () => {
    check(pair, ([pattern, context]) => {
      const spaced = (text: string) => text.replace(/("[^"]*")|([{}[\],:])/g, '$1 \n$2\t\r');
      expect(answer(spaced(pattern), spaced(context))).toBe(answer(pattern, context));
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
        compileSegment(text);
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
    check(noise, (text) => expect(parseContext(text) !== undefined).toBe(isObject(text)), 1000);
  });

  it('reading what is no JSON object ends all the same', () => {
    check(
      noise,
      (text) => {
        try {
          readObject(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      },
      1000,
    );
  });

  it('matching never throws', () => {
    check(fc.tuple(pair, fc.object({ maxDepth: 4 })), ([[pattern], context]) => {
      expect(typeof answer(pattern, JSON.stringify(context))).toBe('boolean');
    });
  });
});
