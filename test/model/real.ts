/**
 * The service that the reference is compared with: it can die at any call of its store, and is then started anew.
 */
import { settle } from '../../lambdas/time/settle.ts';
import { violations } from '../lambdas/invariants.ts';
import { given, sameTable, variations } from '../lambdas/resources.ts';
import { scan } from '../lambdas/scan.ts';
import type { TestDynamoDB } from '../support/dynamodb.ts';
import { type Fault, injectFaults } from '../support/fault-injection.ts';
import { openTestService, type TestService } from '../support/in-process.ts';
import { type TableView, viewTable } from '../time/table-view.ts';
import type { Call } from './call.ts';
import { allVariations, firstFeatures, start } from './model.ts';

export interface Crash {
  /** After so many calls of the store that went well. */
  readonly after: number;
  /** Whether the call at which it dies is still done. */
  readonly done: boolean;
}

export interface Real {
  readonly at: (now: number) => void;
  /** The answer's error, or 'crashed'. */
  readonly call: (call: Call, crash?: Crash) => Promise<string | undefined>;
  readonly sweep: (times: number, crash?: Crash) => Promise<void>;
  readonly ok: TestService['ok'];
  readonly ask: TestService['call'];
  readonly table: TableView;
  readonly projectId: string;
  readonly violations: () => Promise<string[]>;
}

const usual = new Set(['ServiceUnavailableException', 'ThrottlingException', 'InternalServerException']);

export const openReal = async (dynamodb: TestDynamoDB): Promise<Real> => {
  let now = start;
  let left = Infinity;
  let last: Fault = 'refused';
  const faultOf = (): Fault | undefined => {
    left--;
    if (left > 0) return undefined;
    return left === 0 ? last : 'refused';
  };
  const mortal = injectFaults({ ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } }, faultOf);
  let service = await openTestService(mortal, { now });
  const { tableName } = service;
  const table = viewTable(dynamodb, service);
  await given(service).project();
  for (const name of firstFeatures) await given(service).feature(name, { variations: variations(...allVariations) });
  const projectId = (await service.service.store.projects.get('shop'))?.entity.id ?? '';

  /** Runs until the store dies; tells whether it did. What ran then starts anew, with nothing in its memory. */
  const mortally = async (crash: Crash | undefined, run: () => Promise<unknown>): Promise<boolean> => {
    left = crash ? crash.after + 1 : Infinity;
    last = crash?.done ? 'lost' : 'refused';
    await run();
    const crashed = left <= 0;
    left = Infinity;
    if (crashed) service = await openTestService(sameTable(mortal, { tableName } as TestService), { now });
    return crashed;
  };

  return {
    at: (time) => {
      now = time;
      service.clock.now = time;
    },
    call: async ({ operation, input }, crash) => {
      let error: string | undefined;
      const crashed = await mortally(crash, async () => {
        error = (await service.call(operation, input)).error;
      });
      return crashed && (error === undefined || usual.has(error)) ? 'crashed' : error;
    },
    sweep: async (times, crash) => {
      const { store, report } = service.service;
      await mortally(crash, () =>
        Promise.allSettled(Array.from({ length: times }, () => settle({ store, now, report }))),
      );
    },
    ok: (name, input) => service.ok(name, input),
    ask: (name, input) => service.call(name, input),
    table,
    projectId,
    violations: async () => violations(await scan(dynamodb, tableName)),
  };
};
