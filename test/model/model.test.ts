/**
 * Random histories of calls, moves of the clock, sweeps and crashes, beside a simple reference. They are the same ones
 * for the same `MODEL_SEED`, and what fast-check prints of a failure replays it.
 */
import fc from 'fast-check';
import { startDynamoDB, type TestDynamoDB } from '../support/dynamodb.ts';
import { randomCases } from '../support/random-cases.ts';
import { type Call, callOf, type Drawn } from './call.ts';
import { check } from './check.ts';
import { type DrawnFeature, featureCallOf } from './feature-call.ts';
import { type Model, minute, newModel, pass } from './model.ts';
import { type Crash, openReal, type Real } from './real.ts';

const runs = randomCases(15, 200);
const seed = Number(process.env.MODEL_SEED ?? 20_260_105);
jest.setTimeout(30_000 + runs * 5_000);

/** The embedded engine's writes take the longer the more it has written, in whichever table. */
const historiesPerEngine = 20;

let dynamodb: TestDynamoDB | undefined;
let histories = 0;
const engine = async (): Promise<TestDynamoDB> => {
  if (histories++ % historiesPerEngine === 0) {
    dynamodb?.stop();
    dynamodb = undefined;
  }
  dynamodb ??= await startDynamoDB();
  return dynamodb;
};
afterAll(() => dynamodb?.stop());

type Command = fc.AsyncCommand<Model, Real>;

const command = (text: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => text,
});

const meant = (model: Model, drawn: Drawn | DrawnFeature): Call =>
  drawn.type === 'feature' ? featureCallOf(model, drawn) : callOf(model, drawn);

const makeCall = (drawn: Drawn | DrawnFeature, crash: Crash | undefined): Command =>
  command(`${JSON.stringify(drawn)} ${JSON.stringify(crash)}`, async (model, real) => {
    pass(model);
    const call = meant(model, drawn);
    const before = (await real.table.events(real.projectId)).length;
    const error = await real.call(call, crash);
    if (error !== 'crashed') {
      expect([call.operation, error]).toEqual([call.operation, call.error]);
      if (error === undefined) call.apply();
      return;
    }
    // Nobody was told whether it was done. Its record says so, and then all of it must have been.
    const events = await real.table.events(real.projectId);
    const calls = events.filter(
      ({ detail }) => detail.eventName === call.operation && detail.eventTime === new Date(model.now).toISOString(),
    );
    const known = model.events.filter(
      (line) => line.startsWith(`${new Date(model.now).toISOString()} API Call`) && line.endsWith(` ${call.operation}`),
    );
    expect(events.length).toBeGreaterThanOrEqual(before);
    if (calls.length > known.length) {
      expect(call.error).toBeUndefined();
      call.apply();
    }
  });

const moveClock = (by: number): Command =>
  command(`clock +${by}`, async (model, real) => {
    model.now += by;
    real.at(model.now);
  });

const sweep = (times: number, crash: Crash | undefined): Command =>
  command(`sweep x${times} ${JSON.stringify(crash)}`, async (_, real) => real.sweep(times, crash));

const comparison = command('compare', check);

const crashes = fc.option(fc.record({ after: fc.nat(7), done: fc.boolean() }), { nil: undefined, freq: 4 });
const steps = fc.uniqueArray(
  fc.record({ at: fc.integer({ min: -2, max: 5 }), group: fc.constantFrom('g0' as const, 'g1' as const, undefined) }),
  { maxLength: 4, selector: ({ at }) => at },
);
const calls = fc.record({
  operation: fc.constantFrom('Create', 'Create', 'Start', 'Start', 'Start', 'Update', 'Update', 'Stop', 'Delete'),
  type: fc.constantFrom('launch', 'experiment'),
  name: fc.constantFrom('one', 'two'),
  feature: fc.constantFrom('f0', 'f1'),
  steps,
  keeps: fc.boolean(),
  renames: fc.constantFrom(false, false, false, true),
  moves: fc.boolean(),
  rate: fc.constantFrom(0, 100_000, 100_000),
  completes: fc.constantFrom(-1, 1, 2, 3, 10, 31 * 24 * 60),
  state: fc.constantFrom('COMPLETED', 'CANCELLED'),
}) as fc.Arbitrary<Drawn>;

const featureCalls = fc.record({
  operation: fc.constantFrom('Delete', 'Delete', 'Create', 'Create', 'Update'),
  type: fc.constant('feature'),
  feature: fc.constantFrom('f0', 'f1'),
  lacks: fc.constantFrom(false, false, true),
  // So many of them are not in the feature's own item.
  overrides: fc.constantFrom(undefined, undefined, 0, 2, 60),
}) as fc.Arbitrary<DrawnFeature>;

/** Most of what can go wrong needs something that runs. */
const opening = fc
  .tuple(calls, calls)
  .map(([launch, experiment]) =>
    (['Create', 'Start'] as const).flatMap((operation) => [
      makeCall({ ...launch, operation, type: 'launch', name: 'one' }, undefined),
      makeCall({ ...experiment, operation, type: 'experiment', name: 'one', completes: 4, rate: 100_000 }, undefined),
    ]),
  );

/** And what can go wrong with a feature that goes needs drafts of it. */
const draftsOfGone = fc
  .tuple(calls, calls, fc.array(featureCalls, { maxLength: 1 }), fc.array(calls, { minLength: 2, maxLength: 4 }))
  .map(([launch, experiment, again, next]) => [
    makeCall({ ...launch, operation: 'Create', type: 'launch', name: 'one', feature: 'f0' }, undefined),
    makeCall({ ...experiment, operation: 'Create', type: 'experiment', name: 'one', feature: 'f0' }, undefined),
    makeCall({ operation: 'Delete', type: 'feature', feature: 'f0', lacks: false, overrides: undefined }, undefined),
    ...again.map((drawn) => makeCall({ ...drawn, operation: 'Create', feature: 'f0' }, undefined)),
    ...next.map((drawn) => makeCall({ ...drawn, name: 'one', completes: 4 }, undefined)),
    comparison,
  ]);

const commandLists = fc.commands(
  [
    fc.tuple(calls, fc.constant(undefined)).map(([drawn, crash]) => makeCall(drawn, crash)),
    fc.tuple(calls, crashes).map(([drawn, crash]) => makeCall(drawn, crash)),
    fc.tuple(featureCalls, crashes).map(([drawn, crash]) => makeCall(drawn, crash)),
    fc.constantFrom(1, minute - 1, minute, minute, 2 * minute, 20 * minute).map(moveClock),
    fc.tuple(fc.integer({ min: 1, max: 3 }), crashes).map(([times, crash]) => sweep(times, crash)),
    fc.constant(comparison),
  ],
  { maxCommands: 20, size: 'max' },
);

it(`holds in ${runs} histories`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(opening, draftsOfGone), commandLists, async (first, commands) => {
      const real = await openReal(await engine());
      const model = newModel();
      await fc.asyncModelRun(() => ({ model, real }), [...first, ...commands, comparison]);
      real.table.close();
    }),
    {
      numRuns: runs,
      seed,
      endOnFailure: false,
      interruptAfterTimeLimit: 25_000 + runs * 5_000,
      markInterruptAsFailure: true,
    },
  );
});
