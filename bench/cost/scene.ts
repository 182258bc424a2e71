/**
 * The real handlers over the embedded DynamoDB, with a meter between them.
 */

import { observe } from '../../lambdas/entry/observation.ts';
import { reportToStandardError } from '../../lambdas/entry/report.ts';
import { allOperations } from '../../lambdas/functions/all-operations.ts';
import { dispatcher, type Handle } from '../../lambdas/http/dispatch.ts';
import { openStore, type Store } from '../../lambdas/store/store.ts';
import { settle } from '../../lambdas/time/settle.ts';
import { sweeper } from '../../lambdas/time/sweep.ts';
import { type CapacityUnits, meteredClient } from '../../test/support/capacity-units.ts';
import type { TestDynamoDB } from '../../test/support/dynamodb.ts';
import { openTestService, type TestService } from '../../test/support/in-process.ts';

export interface Scene {
  readonly service: TestService;
  readonly store: Store;
  readonly handle: Handle;
  readonly units: CapacityUnits;
  readonly sweep: () => Promise<unknown>;
  /** Milliseconds by which each answer of DynamoDB is held back. */
  delay: number;
}

/** A service of its own, with what `prepare` puts into it. */
export const openScene = async (
  dynamodb: TestDynamoDB,
  prepare: (service: TestService) => Promise<unknown>,
): Promise<Scene> => {
  const service = await openTestService(dynamodb);
  await prepare(service);
  const units: CapacityUnits = { read: 0, write: 0 };
  const client = meteredClient(dynamodb, units);
  const store = openStore({ client, tableName: service.tableName, report: reportToStandardError });
  const { report } = service.service;
  const settled = async ({ now }: { readonly now: number }) => {
    await settle({ store, now, report });
  };
  const scene: Scene = {
    service,
    store,
    units,
    handle: dispatcher(allOperations, { ...service.service, store, observe, settle: settled }),
    sweep: () => sweeper({ store, report })(service.clock.now),
    delay: 0,
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      if (scene.delay > 0) await new Promise((resolve) => setTimeout(resolve, scene.delay));
      return answer;
    },
    { step: 'initialize' },
  );
  return scene;
};
