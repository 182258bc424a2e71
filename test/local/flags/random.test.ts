/**
 * Random projects, through a file and back.
 */
import fc from 'fast-check';
import type { FlagsDocument } from '../../../domain/flags/flags-document.ts';
import { readFlags } from '../../../domain/flags/read-flags.ts';
import { parseYaml, writeYaml } from '../../../local/flags/yaml-text.ts';
import { randomCases } from '../../support/random-cases.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { applyDocument, exportProject, operationsOf, planDocument, throughYaml } from './in-process-project.ts';
import { randomDocument } from './random-project.ts';

const runs = randomCases(3, 40);
jest.setTimeout(30_000 + runs * 2_000);

const quotas = { projects: 10_000, segments: 10_000, runningLaunches: 1_000, runningExperiments: 1_000 };
const service = useSharedService(useDynamoDB(), { quotas });

/** Without what is of its place. */
const comparable = ({ project: { description }, ...rest }: FlagsDocument) =>
  JSON.stringify({ description, ...rest }, (key, value) => (key === 'since' ? 'a time' : value));

let count = 0;

it('are exported alike wherever they were applied, and applied again without a call', async () => {
  await fc.assert(
    fc.asyncProperty(randomDocument, async (document) => {
      count += 1;
      const [one, other] = [`one-${count}`, `other-${count}`];
      await applyDocument(service, document, { project: one, start: true });
      expect(operationsOf(await planDocument(service, document, { project: one, start: true }))).toEqual([]);
      const exported = await exportProject(service, one);
      await applyDocument(service, throughYaml(exported), { project: other, start: true });
      expect(comparable(await exportProject(service, other))).toBe(comparable(exported));
      const all = { start: true, stop: true, prune: true };
      expect(operationsOf(await planDocument(service, exported, { project: other, ...all }))).toEqual([]);
    }),
    { numRuns: runs, seed: 20_260_105 },
  );
});

it('are the same after they were YAML', () => {
  const json = fc.object({
    key: fc.string({ unit: 'binary' }),
    values: [
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.constantFrom('yes', '007', '1_000', '0x1', '12:30:45', '=', '<<', '\u2028', '\u0085', '\ud800'),
    ],
  });
  fc.assert(
    fc.property(fc.oneof(json, randomDocument), (value) => {
      const text = writeYaml(value);
      expect(parseYaml(text)).toMatchObject({ faults: [] });
      expect(parseYaml(text).value).toEqual(value);
      expect(writeYaml(parseYaml(text).value)).toBe(text);
    }),
    { numRuns: randomCases(10, 500), seed: 20_260_105 },
  );
});

it('are read with faults, and without a failure, when anything in them is something else', () => {
  const broken = fc.tuple(randomDocument, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), fc.jsonValue());
  fc.assert(
    fc.property(broken, ([document, way, value]) => {
      const { resources, faults } = readFlags(replaceAlong(document, way, value));
      expect(faults.every(({ path, message }) => Array.isArray(path) && message.length > 0)).toBe(true);
      expect(resources.length + faults.length).toBeGreaterThan(0);
    }),
    { numRuns: randomCases(10, 500), seed: 20_260_105 },
  );
});

/** A copy in which the value at the end of the way is another: each number chooses a member. */
const replaceAlong = (whole: unknown, [step = 0, ...rest]: readonly number[], value: unknown): unknown => {
  if (typeof whole !== 'object' || whole === null || Object.keys(whole).length === 0) return value;
  const entries = Object.entries(whole);
  const index = step % entries.length;
  const changed = entries.map(([name, held], at): [string, unknown] => [
    name,
    at !== index ? held : rest.length === 0 ? value : replaceAlong(held, rest, value),
  ]);
  return Array.isArray(whole) ? changed.map(([, held]) => held) : Object.fromEntries(changed);
};
