/**
 * A deployment with the console for people who sign in: its pages as CloudFront serves them, a browser that signs in, and
 * what each role may do.
 */
import assert from 'node:assert/strict';
import { bootstrap, type Context, deploy, destroy } from '../cdk.ts';
import type { Emulator } from '../emulator.ts';
import { remainingResources } from '../remaining-resources.ts';
import { step } from '../step.ts';
import { hasHeaders, keepsBucketPrivate, pagesOf, servesPages, tellsMissing } from './pages.ts';

/** Cognito is at the emulator's own address. */
const contextOf = ({ endpoint }: Emulator): Context => ({
  decodedPaths: 'true',
  ephemeral: 'true',
  console: JSON.stringify({ addresses: { signIn: endpoint, identity: endpoint } }),
});

export const testConsole = async (emulator: Emulator): Promise<void> => {
  const { endpoint } = emulator;
  const context = contextOf(emulator);
  await step('cdk bootstrap', () => bootstrap(emulator));
  await step('cdk deploy with the console', () => deploy(emulator, context));
  const pages = await pagesOf(endpoint);
  await step('the page is served at every address of a screen', () => servesPages(pages));
  await step('nothing but the own files may run', () => hasHeaders(pages));
  await step('a missing file is 404', () => tellsMissing(pages));
  await step('the bucket is private', () => keepsBucketPrivate(pages));
  await step('cdk destroy', () => destroy(emulator, context));
  await step('nothing is left', async () => assert.deepEqual(await remainingResources(endpoint), []));
};
