/**
 * A DynamoDB and services for the tests of a file or of a `describe`: started and stopped by its hooks. What is answered
 * here can be read only in hooks and tests, and stands for whatever the hooks opened last.
 */
import { startDynamoDB, type TestDynamoDB } from './dynamodb.ts';
import { openTestService, type TestService, type TestServiceOptions } from './in-process.ts';
import type { RunningService } from './over-http.ts';

/** A DynamoDB that starts before the tests of this block and stops after them, before `afterAll` hooks defined later. */
export const useDynamoDB = (): TestDynamoDB => {
  let started: TestDynamoDB;
  beforeAll(async () => {
    started = await startDynamoDB();
  });
  afterAll(() => started.stop());
  return {
    get config() {
      return started.config;
    },
    newTable: () => started.newTable(),
    stop: () => started.stop(),
  };
};

/** One service over one new table, for all tests of this block. */
export const useSharedService = (dynamodb: TestDynamoDB, options?: TestServiceOptions): TestService => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService(dynamodb, options);
  });
  return delegateTo(() => service);
};

/** A service over a new table for each test of this block. */
export const useFreshService = (dynamodb: TestDynamoDB, options?: TestServiceOptions): TestService => {
  let service: TestService;
  beforeEach(async () => {
    service = await openTestService(dynamodb, options);
  });
  return delegateTo(() => service);
};

/** A service of its own process for all tests of this block, at an address that real clients call. */
export const useRunningService = (start: () => Promise<RunningService>): RunningService => {
  let running: RunningService;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.stop());
  return {
    get endpoint() {
      return running.endpoint;
    },
    stop: () => running.stop(),
  };
};

const delegateTo = (current: () => TestService): TestService => ({
  call: (name, input) => current().call(name, input),
  ok: (name, input) => current().ok(name, input),
  handle: (event) => current().handle(event),
  get service() {
    return current().service;
  },
  get tableName() {
    return current().tableName;
  },
  get clock() {
    return current().clock;
  },
  get reports() {
    return current().reports;
  },
});
