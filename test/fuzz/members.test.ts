import type { OperationName } from '../../contract/index.ts';
import { sampleParts } from '../contract/sample.ts';
import { faultsOf, summary } from './judge.ts';
import { bodyPlaces, casesAt, nameOf, type Place, withValue } from './places.ts';
import { hasBody, requestOf } from './request.ts';
import { openTarget, type Struck, served, type Target } from './target.ts';
import { leavesTheTable } from './unchanged.ts';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => {
  target.stop();
  process.stdout.write(summary('one member at a time'));
});

/** A number that JSON.stringify would turn into null is written as it is. */
const textOf = (body: unknown): string =>
  JSON.stringify(body, (_, value) => (value === Infinity ? 'INFINITY' : value)).replaceAll('"INFINITY"', '1e999');

const struckWith = (name: OperationName, place: Place, value: unknown): Promise<Struck> =>
  target.strike(requestOf(name, { text: textOf(withValue(sampleParts(name).body ?? {}, place, value)) }));

const fieldNames = ({ body }: Struck): string =>
  (body.fieldList ?? []).map(({ name }: { name: string }) => name).join();

describe('given a body with one member that breaks the model', () => {
  it.each(served.filter(hasBody))('%s names that member, and writes nothing', async (name) => {
    const mistakes: unknown[] = [];
    for (const place of bodyPlaces(name))
      for (const { value, allowed, at = '' } of casesAt(place).filter((each) => !each.allowed)) {
        const struck = await struckWith(name, place, value);
        const wanted = nameOf(place) + at;
        const faults = faultsOf(name, struck);
        if (faults.length > 0 || struck.status !== 400 || fieldNames(struck) !== wanted)
          mistakes.push({ wanted, value, allowed, faults, body: struck.body });
      }
    expect(mistakes).toEqual([]);
  });

  leavesTheTable(() => target);
});

describe('given a body with one member at a limit of the model', () => {
  it.each(served.filter(hasBody))('%s answers as the contract says, or writes nothing', async (name) => {
    await target.rebuild();
    const mistakes: unknown[] = [];
    for (const place of bodyPlaces(name))
      for (const { value } of casesAt(place).filter(({ allowed }) => allowed)) {
        const struck = await struckWith(name, place, value);
        const faults = faultsOf(name, struck);
        if (faults.length > 0) mistakes.push({ place: nameOf(place), value, faults, body: struck.body });
      }
    expect(mistakes).toEqual([]);
  });
});
