/**
 * Lambda functions with the agent as their layer: frozen after each invocation, thawed by the next, and shut down.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../../local/dynamodb/free-port.ts';
import { type Platform, startPlatform } from '../agent/lambda/platform.ts';
import type { Finding } from './end-agents.ts';
import type { Restorable } from './restore.ts';
import { type Arm, openShop, type Shop } from './shop.ts';
import { priceEvent } from './visitor.ts';

/** Invocations of one environment. */
const LIFE = 25;

/**
 * @param layer the folder of the layer, as Lambda unpacks it to `/opt`.
 * @param managed whether the function is on Lambda Managed Instances, which never freeze it.
 */
export const freezeLayer = async (times: number, layer: string, managed = false): Promise<Finding> => {
  const shop = await openShop();
  const faults: string[] = [];
  for (let done = 0; done < times; done += LIFE) {
    const platform = await startFunction(layer, managed, { SELFEVIDENT_URL: shop.endpoint });
    for (let nth = 0; nth < Math.min(LIFE, times - done); nth++) await invoke(platform, { shop, faults, nth });
    await platform.shutDown();
    faults.push(...platform.violations);
  }
  faults.push(...(await shop.differences()));
  await shop.stop();
  const { off, on } = shop.ledger;
  const title = `${times} ${managed ? 'invocations on managed instances' : 'freezes'} with the layer: ${off.entities + on.entities} entities and ${off.events + on.events} events`;
  return { title, faults };
};

const startFunction = async (
  layer: string,
  managed: boolean,
  more: Readonly<Record<string, string>>,
): Promise<Platform> => {
  const env = {
    ...more,
    AWS_REGION: 'us-east-1',
    AWS_LAMBDA_INITIALIZATION_TYPE: managed ? 'lambda-managed-instances' : 'on-demand',
    AWS_APPCONFIG_EXTENSION_HTTP_PORT: String(await freePort()),
    AWS_APPCONFIG_EXTENSION_EVIDENTLY_CONFIGURATIONS: 'applications/A/environments/E/configurations/shop',
  };
  return startPlatform({
    managed,
    extensions: { selfevident: { command: [join(layer, 'extensions', 'selfevident')], env } },
    runtime: { command: [process.execPath, 'test/agent/lambda/function.mjs'], env },
  });
};

/** Which invocations of an environment end the function instead of answering. The next has a new environment. */
const endings: Readonly<Record<number, 'crash' | 'timeout'>> = { 8: 'crash', 16: 'timeout' };

interface Invoking {
  readonly shop: Shop;
  readonly faults: string[];
  readonly nth: number;
}

/** Most invocations evaluate only; some put an event too. Every other waits until the environment is frozen. */
const invoke = async (platform: Platform, { shop: { ledger }, faults, nth }: Invoking): Promise<void> => {
  const [entity, price] = [randomUUID(), randomInt(1, 1_000)];
  const withEvent = randomInt(3) === 0;
  const event = withEvent ? { event: priceEvent(entity, price), invocation: randomUUID() } : {};
  const result = (await resultOf(platform, { entity, ...event, ending: endings[nth % LIFE] })) as Result;
  if (result.evaluated?.status !== 200 || (withEvent && result.put?.status !== 200)) {
    faults.push(JSON.stringify(result));
    return;
  }
  const counted = ledger[result.evaluated.body.variation];
  counted.entities += 1;
  if (withEvent) {
    counted.events += 1;
    counted.sum += price;
  }
  if (randomInt(2) === 0) await platform.frozen();
};

interface Payload {
  readonly entity: string;
  readonly ending: string | undefined;
}

/** What a function that does not answer has got is told before. */
const resultOf = async (platform: Platform, payload: Payload): Promise<unknown> => {
  if (payload.ending === undefined) return platform.invoke(payload);
  const told = platform.told();
  const answered = platform.invoke(payload);
  const result = await told;
  if (payload.ending === 'timeout') platform.timeOut();
  await answered;
  return result;
};

interface Result {
  readonly evaluated?: { readonly status: number; readonly body: { readonly variation: Arm } };
  readonly put?: { readonly status: number };
}

/** Functions with the layer that are restored from a snapshot. */
export const restorableLayer = (layer: string): Restorable => ({
  title: 'with the layer',
  start: (env) => startFunction(layer, false, env),
  serve: async (platform, { entity, price, time }) => {
    const event = price === undefined ? undefined : { ...priceEvent(entity, price), timestamp: time / 1_000 };
    const result = (await platform.invoke({ entity, event, invocation: randomUUID() })) as Result;
    if (result.evaluated?.status !== 200 || (event && result.put?.status !== 200))
      throw new Error(JSON.stringify(result));
    return result.evaluated.body.variation;
  },
});
