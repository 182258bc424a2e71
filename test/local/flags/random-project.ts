/**
 * Random documents of flags that a service takes.
 */
import fc from 'fast-check';
import type { Values } from '../../../domain/template/desired.ts';
import { startTime } from '../../support/in-process.ts';

const letters = [...'abcXYZ019._-'];
const name = (most: number) =>
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 }),
    fc.string({ unit: fc.constantFrom(...letters), minLength: most, maxLength: most }),
    fc.constantFrom('007', 'true', 'no', 'null', '1e5', '-', '.', '__proto__', 'constructor'),
  );
/** Any text: control characters, quotes, emoji. */
const text = (most: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '',
      '😀👩‍👧 é',
      'yes',
      'off',
      '007',
      ' a',
      'a: b',
      '# c',
      'a\nb\n',
      '~',
      '{"a": [1, "ü"]}',
      'x'.repeat(most),
    ),
  );

const values: readonly fc.Arbitrary<Values>[] = [
  fc.record({ boolValue: fc.boolean() }),
  fc.record({ stringValue: text(512) }),
  fc.record({ longValue: fc.maxSafeInteger() }),
  fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
];

const named = (most: number, least: number, count: number) =>
  fc.uniqueArray(name(most), { minLength: least, maxLength: count });

const feature = fc.tuple(named(127, 2, 5), fc.constantFrom(...values)).chain(([names, value]) =>
  fc.record(
    {
      description: text(160),
      evaluationStrategy: fc.constantFrom('ALL_RULES', 'DEFAULT_VARIATION'),
      variations: fc.tuple(...names.map((each) => value.map((held) => ({ name: each, value: held })))),
      defaultVariation: fc.constantFrom(...names),
      entityOverrides: fc.dictionary(
        text(64).filter((id) => id !== ''),
        fc.constantFrom(...names),
        { maxKeys: 3 },
      ),
      tags: fc.dictionary(fc.stringMatching(/^[a-z]{2,9}$/), text(64), { maxKeys: 2 }),
    },
    { requiredKeys: ['variations'] },
  ),
);

const armsOf = (feature: string, { variations }: Values) =>
  (variations as { name: string }[]).map((variation, index) => ({
    name: `arm${index}`,
    feature,
    variation: variation.name,
  }));

/** Two arms share everything. */
const weights = fc.integer({ min: 0, max: 100_000 }).map((share) => ({ arm0: share, arm1: 100_000 - share }));

const times = fc.uniqueArray(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 6 });

const launch = (feature: string, members: Values, segments: readonly string[]) =>
  fc.oneof(fc.record({ groups: fc.constant(armsOf(feature, members)) }), launchWithSteps(feature, members, segments));

const launchWithSteps = (feature: string, members: Values, segments: readonly string[]) =>
  fc.record(
    {
      description: text(160),
      groups: fc.constant(armsOf(feature, members)),
      randomizationSalt: text(127),
      scheduledSplitsConfig: times.chain((all) =>
        fc.record({ steps: fc.tuple(...all.map((time) => step(startTime + time * 1000, segments))) }),
      ),
      running: fc.constant({}),
    },
    { requiredKeys: ['groups', 'scheduledSplitsConfig'] },
  );

const step = (time: number, segments: readonly string[]) =>
  fc.record({
    startTime: fc.constant(new Date(time).toISOString()),
    groupWeights: weights,
    segmentOverrides: fc
      .uniqueArray(fc.constantFrom(...segments), { maxLength: 2 })
      .chain((all) =>
        fc.tuple(
          ...all.map((segment, evaluationOrder) =>
            fc.record({ segment: fc.constant(segment), evaluationOrder: fc.constant(evaluationOrder), weights }),
          ),
        ),
      ),
  });

const experiment = (feature: string, members: Values, segments: readonly string[]) =>
  fc.record(
    {
      treatments: fc.constant(armsOf(feature, members)),
      metricGoals: fc.constant([
        {
          metricDefinition: { name: 'm', entityIdKey: 'a.b', valueKey: 'c', eventPattern: '{"x":["y"]}' },
          desiredChange: 'INCREASE',
        },
      ]),
      samplingRate: fc.integer({ min: 1, max: 100_000 }),
      segment: fc.constantFrom(...segments),
      randomizationSalt: text(127),
      running: fc.constant({ ends: new Date(startTime + 86_400_000).toISOString() }),
    },
    { requiredKeys: ['treatments', 'metricGoals'] },
  );

const pattern = text(64).map((value) => JSON.stringify({ plan: [value] }));

/** A document whose segments have names that no other document has. */
export const randomDocument: fc.Arbitrary<Values> = fc
  .record({
    features: fc.dictionary(name(127), feature, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    patterns: fc.tuple(pattern, pattern),
    id: fc.uuid(),
  })
  .chain(({ features, patterns, id }) => {
    const segments = Object.fromEntries(patterns.map((held, index) => [`${index}-${id}`, { pattern: held }]));
    const names = Object.keys(segments);
    const [[first, members] = ['', {}]] = Object.entries(features);
    return fc.record({
      version: fc.constant(1),
      project: fc.record({ name: fc.constant('p'), description: text(160) }),
      segments: fc.constant(segments),
      features: fc.constant(features),
      launches: fc.dictionary(name(127), launch(first, members, names), { maxKeys: 1, noNullPrototype: true }),
      experiments: fc.dictionary(name(127), experiment(first, members, names), { maxKeys: 1, noNullPrototype: true }),
    });
  });
