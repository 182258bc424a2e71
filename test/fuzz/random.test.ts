import fc from 'fast-check';
import type { OperationName } from '../../contract/index.ts';
import { eventOf } from '../support/in-process.ts';
import { randomCases } from '../support/random-cases.ts';
import { faultsOf } from './answer-faults.ts';
import { fittingInput, oddBody } from './arbitrary.ts';
import { served } from './fuzz-target.ts';
import { hasBody, requestOf } from './request.ts';
import { useFuzzTarget } from './use-fuzz-target.ts';

const runs = randomCases(8, 100);
const seed = Number(process.env.FUZZ_SEED ?? 20_260_105);

const target = useFuzzTarget('at random');

interface Call {
  readonly name: OperationName;
  readonly input: Record<string, unknown>;
}

const calls: fc.Arbitrary<Call> = fc.oneof(
  ...served.map((name) => fittingInput(name).map((input) => ({ name, input }))),
);

/** Sends one call after the other to the same table, which gets its resources again now and then. */
const faultsIn = async (sequence: readonly Call[]): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (const [nth, { name, input }] of sequence.entries()) {
    if (nth % 40 === 0) await target.rebuild();
    const faults = faultsOf(name, await target.send(eventOf(name, input)));
    if (faults.length > 0) found.push({ nth, name, input, faults });
  }
  return found;
};

it(`answers calls that fit the model as the contract says, in any order (seed ${seed})`, async () => {
  const sequence = fc.sample(calls, { numRuns: runs * served.length, seed });
  expect(await faultsIn(sequence)).toEqual([]);
}, 3_600_000);

describe('given a body with members of any kind', () => {
  it.each(served.filter(hasBody))(
    '%s answers as the contract says',
    async (name) => {
      const property = fc.asyncProperty(oddBody(name), async (body) => {
        const answer = await target.send(requestOf(name, { text: JSON.stringify(body) }));
        expect(faultsOf(name, answer)).toEqual([]);
      });
      await fc.assert(property, { numRuns: runs * 2, seed, endOnFailure: true });
    },
    3_600_000,
  );
});
