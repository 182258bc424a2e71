/**
 * The world of one history: a DynamoDB, a service, and what evaluates outside it. Nobody else is there, so that the
 * table stays small.
 */
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../../lambdas/store/table/schema.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { seeded } from '../support/fault-injection.ts';
import { openTestService, startTime, type TestService } from '../support/in-process.ts';
import { type QuickClient, quickClient } from '../support/quick-client.ts';
import { openAgentWith } from './agent.ts';
import { type Circumstances, circumstancesOf } from './circumstances.ts';
import type { Evaluator, OpenEvaluator } from './evaluator.ts';
import { type Prepared, preparedProjects, projects, putItems } from './prepared.ts';
import { openProvider } from './provider.ts';
import { openSurroundings, type Surroundings } from './surroundings.ts';

const MINUTE = 60_000;

export interface World {
  readonly client: QuickClient;
  readonly service: TestService;
  readonly prepared: Prepared;
  readonly surroundings: Surroundings;
  readonly evaluator: Evaluator;
  readonly close: () => void;
}

/** The dice of the history are its own: what fails on the way changes nothing of what happens next. */
export const openWorld = async (seed: number): Promise<World> => {
  const circumstances = circumstancesOf(seed);
  const prepared = await preparedProjects(circumstances.delivers);
  const dynamodb = await startDynamoDB();
  const client = quickClient(dynamodb);
  const service = await openTestService({ ...dynamodb, newTable: () => newTable(client) }, { client });
  await putItems(client, service.tableName, prepared.items);
  const random = seeded(seed + 1_000_000);
  const begin = startTime + Math.floor(random() * 6 * MINUTE);
  const surroundings = openSurroundings({ ...circumstances, service, project: projects.outside, begin }, random);
  const evaluator = await openerOf(circumstances)(surroundings, random);
  const close = () => {
    client.destroy();
    dynamodb.stop();
  };
  return { client, service, prepared, surroundings, evaluator, close };
};

const newTable = async (client: QuickClient): Promise<string> => {
  await client.send(new CreateTableCommand(tableDefinition('History')));
  return 'History';
};

/** A repeated call counts its drops again, and so do failing ones: where none fails they are compared. */
const openerOf = ({ outside, failing, rewrites }: Circumstances): OpenEvaluator =>
  outside === 'provider'
    ? openProvider
    : openAgentWith({ journal: outside === 'agent with a journal', rewrites, repeats: failing > 0 });
