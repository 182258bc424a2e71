/**
 * What an upgrade does with the files of the deployment before it.
 */
import assert from 'node:assert/strict';
import { rest } from '../aws.ts';
import { assetOf, get, type Pages } from './pages.ts';

const former = 'console/assets/former-0000.js';

/** Makes the deployment in force one that has a file more: as one of another version would. */
export const addFormerFile = async ({ endpoint, bucket }: Pages): Promise<void> => {
  const record = `/${bucket}/deployment.json`;
  const keys = JSON.parse(await rest(endpoint, 's3', record)) as string[];
  await rest(endpoint, 's3', `/${bucket}/${former}`, { former: true });
  await rest(endpoint, 's3', record, [...keys, former]);
};

/** A tab that is open may load parts of the version before, while new visitors get the new page and its addresses. */
export const keepsFormerFile = async (pages: Pages): Promise<void> => {
  assert.equal((await get(pages, `/${former}`)).status, 200);
  assert.equal((await get(pages, await assetOf(pages))).status, 200);
  const config = (await (await get(pages, '/console/config.json')).json()) as { readonly api: string };
  assert.match(config.api, /^https:\/\/\w+\.execute-api\./);
};

export const removesFormerFile = async (pages: Pages): Promise<void> => {
  assert.equal((await get(pages, `/${former}`)).status, 404);
  assert.equal((await get(pages, await assetOf(pages))).status, 200);
};
