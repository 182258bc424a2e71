/**
 * Names of features in code: those that code asks a service for, and those that stand anywhere in it.
 */

/** A name that code asks for. */
export interface NameInCode {
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A name of a feature in quotes of any kind. */
const QUOTED = String.raw`(["'\x60])([-\w.]{1,127})\1`;

/** Files of Evidently's clients: a member `feature` anywhere else is something else. */
const usesEvidently = /evidently|evaluate_?feature/i;

/** `feature: 'x'`, `feature="x"`, `"feature": "x"`, `Feature: aws.String("x")`, `.feature("x")`, `--feature x`. */
const evidentlyCalls = [
  new RegExp(String.raw`\bfeature["']?\s*(?:=>|[:=(])\s*(?:[\w.]+\()?\s*${QUOTED}`, 'gi'),
  /--(feature)[ =]["']?([-\w.]{1,127})/g,
];

/** `getBooleanValue('x', ...)`, `get_string_details("x", ...)`, `BooleanValue(ctx, "x", ...)`, `useFlag('x')`. */
const openFeatureCalls = [
  new RegExp(
    String.raw`\b(?:get|use)?_?(?:boolean|string|number|integer|int|float|double|object)_?(?:flag_?)?(?:value_?details|value|details)(?:_?async)?(?:<[^>()]*>)?\(\s*(?:\w*ctx\w*\s*,\s*|context\.\w+\(\)\s*,\s*)?${QUOTED}`,
    'gi',
  ),
  new RegExp(String.raw`\buse(?:Suspense)?Flag\(\s*${QUOTED}`, 'g'),
];

/** The names that calls of Evidently's clients and of OpenFeature ask for, in order. Names in variables are not seen. */
export const namesAskedFor = (code: string): NameInCode[] => {
  const patterns = [...(usesEvidently.test(code) ? evidentlyCalls : []), ...openFeatureCalls];
  const found = patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ index, 2: name = '' }) => ({ name, index })),
  );
  return found
    .toSorted((one, other) => one.index - other.index)
    .map(({ name, index }) => ({ name, line: code.slice(0, index).split('\n').length }));
};

/** The names that stand in the code as whole words, wherever. */
export const namesMentioned = (code: string, names: ReadonlySet<string>): string[] =>
  [...new Set(code.match(/[-\w.]+/g))].flatMap((word) => {
    // A name at the end of a sentence has a period behind it, and one of `a.b` is none.
    const bare = word.replace(/^[.-]+|[.-]+$/g, '');
    return [...new Set([word, bare])].filter((each) => names.has(each));
  });

/** Whether a text is a file of flags, which names every feature and asks for none. */
export const isFlagsFile = (text: string): boolean =>
  /^\s*["']?version["']?\s*:\s*1\b/m.test(text) &&
  /^\s*["']?project["']?\s*:/m.test(text) &&
  /^\s*["']?features["']?\s*:/m.test(text);
