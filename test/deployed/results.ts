/**
 * Events through the stream to results: what the deployment says of an experiment is what follows from who was served what
 * and from the events that were sent.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as sdk from '@aws-sdk/client-evidently';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../lambdas/store/table/schema.ts';
import type { Deployed } from './deployed.ts';
import { eventually } from './eventually.ts';
import { startExperiment } from './start-experiment.ts';

const project = 'results';
const experiment = 'prices';
const arms = ['low', 'high'] as const;
type Arm = (typeof arms)[number];
const visitors = Array.from({ length: 300 }, (_, index) => `visitor-${index}`);
const minute = 60_000;
/** Of the totals, and of the looks at them. */
const period = 5 * minute;

/** The values that were sent, by treatment. */
type Sent = Readonly<Record<Arm, readonly number[]>>;

/** Makes the experiment, and sends one event for each visitor. */
export const fillsExperiment = async (deployed: Deployed): Promise<Sent> => {
  const { client } = deployed;
  await startExperiment(deployed, {
    project,
    experiment,
    feature: 'price',
    variations: arms,
    metric: 'paid',
    lasts: 24 * 60 * minute,
  });
  const served = await evaluateAll(client);
  // A look between two halves of the events would have a p-value of its own, and the smallest counts.
  const left = period - (Date.now() % period);
  if (left < minute) await pause(left);
  const values = visitors.map((_, index) => (index % 7) + (served[index] === 'high' ? 1 : 0));
  for (let start = 0; start < visitors.length; start += 50) await put(client, values.slice(start, start + 50), start);
  const of = (arm: Arm) => values.filter((_, index) => served[index] === arm);
  return { low: of('low'), high: of('high') };
};

const evaluateAll = async (client: sdk.EvidentlyClient): Promise<(string | undefined)[]> => {
  const served: (string | undefined)[] = [];
  for (let start = 0; start < visitors.length; start += 20) {
    const requests = visitors.slice(start, start + 20).map((entityId) => ({ entityId, feature: 'price' }));
    const { results = [] } = await client.send(new sdk.BatchEvaluateFeatureCommand({ project, requests }));
    served.push(...results.map(({ variation }) => variation));
  }
  return served;
};

const put = async (client: sdk.EvidentlyClient, values: readonly number[], start: number): Promise<void> => {
  const events = values.map((paid, index): sdk.Event => {
    const data = JSON.stringify({ user: visitors[start + index], paid });
    return { timestamp: new Date(), type: 'aws.evidently.custom', data };
  });
  const { failedEventCount } = await client.send(new sdk.PutProjectEventsCommand({ project, events }));
  assert.equal(failedEventCount, 0);
};

/**
 * Results have nothing before the tenth minute. Nobody waits for it here: whoever owns the table can write in it that the
 * experiment began earlier.
 */
const backdate = async ({ table, tableName }: Deployed): Promise<void> => {
  const Key = keys.trial({ type: 'experiment', project, name: experiment });
  const { Item } = await table.send(new GetCommand({ TableName: tableName, Key }));
  const entity = JSON.parse(Item?.entity as string) as { startedTime: number };
  const earlier = JSON.stringify({ ...entity, startedTime: entity.startedTime - 20 * minute });
  const change = { UpdateExpression: 'SET entity = :earlier', ExpressionAttributeValues: { ':earlier': earlier } };
  await table.send(new UpdateCommand({ TableName: tableName, Key, ...change }));
};

/** The last point of each statistic is what the values that were sent come to. */
export const showsResults = async (deployed: Deployed, sent: Sent): Promise<void> => {
  await backdate(deployed);
  const { low, high } = { low: described(sent.low), high: described(sent.high) };
  const expected = { lowMean: low.mean, highMean: high.mean, highTreatmentEffect: high.mean - low.mean };
  const asked = { project, experiment, metricNames: ['paid'], treatmentNames: [...arms] };
  // A p-value is that of looks, and there is one at the end of each period.
  await eventually(period + minute, async () => {
    const { resultsData = [] } = await deployed.client.send(new sdk.GetExperimentResultsCommand(asked));
    const found = new Map(resultsData.map((data) => [`${data.treatmentName}${data.resultStat}`, data.values?.at(-1)]));
    for (const [name, value] of Object.entries({ ...expected, highPValue: pValueOf(sent) }))
      assert.ok(
        Math.abs((found.get(name) ?? Number.NaN) / value - 1) < 1e-9,
        `${name}: ${found.get(name)}, not ${value}`,
      );
  });
};

const described = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
};

/** The anytime p-value of docs/statistics.md, written anew for entities with one event each. */
const pValueOf = ({ low, high }: Sent): number => {
  const [control, treatment, both] = [described(low), described(high), described([...low, ...high])];
  const apart = control.variance / low.length + treatment.variance / high.length;
  const variance = Math.max(apart, both.variance * (1 / low.length + 1 / high.length));
  const spent = -2 * Math.log(0.05);
  const w = (low.length + high.length) * ((spent + Math.log(1 + spent)) / 10_000);
  const z2 = (treatment.mean - control.mean) ** 2 / variance;
  return Math.min(1, Math.exp((Math.log(1 + w) - (z2 * w) / (1 + w)) / 2));
};
