/**
 * Who is counted at a deployment of those who were shown a flag: by a page, by a server, by who evaluates elsewhere.
 */
import assert from 'node:assert/strict';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { entityKeys, keys as tableKeys } from '../../lambdas/store/table/schema.ts';
import { bearer, flagsOf, post } from './ask-flags.ts';
import type { Deployed } from './deployed.ts';
import { eventually } from './eventually.ts';
import { below, experiment, other, type PageKeys, project, unlike, visitor } from './keys.ts';
import { sumsOf } from './totals.ts';

/** Reported by a page. */
const shown = { targetingKey: 'shown' };
/** Of whoever signs (rules-by-signature.ts). */
export const signedEntities = ['by-agent', 'in-process'] as const;

/** Asking for all flags assigns nobody; the token does, once however often it is sent; and no other text does. */
export const takesTokens = async (deployed: Deployed, { page, ofOthers }: PageKeys): Promise<void> => {
  const { url } = deployed;
  const ask = async (key: string, where: string) =>
    (await post(flagsOf(where), { context: shown }, bearer(key))).body.flags[0].metadata.exposure as string;
  const token = await ask(page, below(url));
  const elsewhere = await ask(ofOthers, `${url}/projects/${other}`);
  const forged = unlike(token);
  const report = async (tokens: readonly string[]) => {
    const { status, body } = await post(`${below(url)}/exposures`, { tokens }, bearer(page));
    assert.equal(status, 200, JSON.stringify(body));
    return body.results.map((result: { readonly status: string }) => result.status);
  };
  assert.deepEqual(await report([forged, elsewhere, 'made-up']), ['REFUSED', 'REFUSED', 'REFUSED']);
  assert.equal(await isAssigned(deployed, shown.targetingKey), false);
  for (let time = 0; time < 2; time++) assert.deepEqual(await report([token, forged]), ['ASSIGNED', 'REFUSED']);
  assert.equal(await isAssigned(deployed, shown.targetingKey), true);
};

const trialIdOf = async ({ table, tableName }: Deployed): Promise<string> => {
  const Key = tableKeys.trial({ type: 'experiment', project, name: experiment });
  const { Item } = await table.send(new GetCommand({ TableName: tableName, Key }));
  return (JSON.parse(Item?.entity as string) as { id: string }).id;
};

const isAssigned = async (deployed: Deployed, entityId: string): Promise<boolean> => {
  const { table, tableName } = deployed;
  const Key = entityKeys.assignment({ project, entityId, trialId: await trialIdOf(deployed) });
  return (await table.send(new GetCommand({ TableName: tableName, Key }))).Item !== undefined;
};

/**
 * Of the page that reported its token, of the server that asked for the flag, of the agent and of this process: each
 * once, and nobody else.
 */
export const countsExposures = async (deployed: Deployed): Promise<void> => {
  const entities = [shown.targetingKey, visitor.targetingKey, ...signedEntities];
  for (const entity of entities) assert.equal(await isAssigned(deployed, entity), true, entity);
  const trialId = await trialIdOf(deployed);
  await eventually(60_000, async () => {
    assert.equal((await sumsOf(deployed, 'UNIQUES#', trialId)).K, BigInt(entities.length));
  });
};
