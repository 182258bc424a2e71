/**
 * Lambda functions in Node that evaluate in their own process, frozen after each invocation and killed in the end: with
 * the wrapper of their handler, and with nothing that would send what is pending.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { type Platform, startPlatform } from '../agent/lambda/platform.ts';
import type { Finding } from './end-agents.ts';
import type { Restorable } from './restore.ts';
import { type Arm, openShop, type Shop } from './shop.ts';

/** Invocations of one environment. */
const LIFE = 25;

/** Without the wrapper nothing is tracked: a function that ends at any moment cannot promise it. */
export const freezeProvider = async (times: number, isWrapped: boolean): Promise<Finding> => {
  const shop = await openShop();
  const faults: string[] = [];
  for (let done = 0; done < times; done += LIFE) {
    const platform = await startFunction({ SELFEVIDENT_URL: shop.endpoint, WRAPPED: String(isWrapped) });
    for (let nth = 0; nth < Math.min(LIFE, times - done); nth++)
      await invoke(platform, shop, { mayTrack: isWrapped, hangs: isWrapped && nth === HANGING });
    await platform.shutDown();
    faults.push(...platform.violations);
  }
  faults.push(...(await shop.differences()));
  await shop.stop();
  const { off, on } = shop.ledger;
  const how = isWrapped ? 'with the wrapper' : 'with neither';
  const counted = `${off.entities + on.entities} entities and ${off.events + on.events} events`;
  return { title: `${times} freezes ${how}: ${counted}`, faults };
};

const startFunction = (env: Readonly<Record<string, string>>): Promise<Platform> => {
  const command = [process.execPath, 'test/agent/lambda/provider-function.mjs'] as const;
  return startPlatform({ extensions: {}, runtime: { command, env: { ...env, AWS_LAMBDA_FUNCTION_NAME: 'shop' } } });
};

/** Functions with the wrapper that are restored from a snapshot. */
export const restorableProvider: Restorable = {
  title: 'with the wrapper',
  start: (env) => startFunction({ ...env, WRAPPED: 'true' }),
  serve: async (platform, { entity, price }) =>
    ((await platform.invoke({ entity, price })) as { readonly variation: Arm }).variation,
};

/** The invocation of an environment that never answers: Lambda ends it, and the next has a new environment. */
const HANGING = 8;
/** Milliseconds that it has, and half of which the wrapper takes to send what is pending. */
const TIMEOUT = 2_000;

interface Invoking {
  readonly mayTrack: boolean;
  readonly hangs: boolean;
}

const invoke = async (platform: Platform, { ledger }: Shop, { mayTrack, hangs }: Invoking): Promise<void> => {
  const price = mayTrack && randomInt(3) === 0 ? randomInt(1, 1_000) : undefined;
  const { variation } = (await resultOf(platform, price, hangs)) as { readonly variation: Arm };
  const counted = ledger[variation];
  counted.entities += 1;
  if (price !== undefined) {
    counted.events += 1;
    counted.sum += price;
  }
  if (randomInt(2) === 0) await platform.frozen();
};

const resultOf = async (platform: Platform, price: number | undefined, hangs: boolean): Promise<unknown> => {
  const entity = randomUUID();
  if (!hangs) return platform.invoke({ entity, price });
  const told = platform.told();
  await platform.invoke({ entity, price, ending: 'timeout' }, TIMEOUT);
  return told;
};
