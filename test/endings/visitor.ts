/**
 * A visitor who insists: is served by whoever listens at the address, and has some events reported, each until it is
 * acknowledged. A repeated call has the id of the first, as the SDKs' clients do it.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Arm, Ledger } from './shop.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of all shapes
type Body = any;

export type Ask = (path: string, body: object, headers?: Readonly<Record<string, string>>) => Promise<Body>;

/** Calls until there is an answer with 200. Throws for one that no later call can mend. */
export const insist =
  (endpoint: string): Ask =>
  async (path, body, more = {}) => {
    for (;;) {
      const headers = { 'content-type': 'application/json', ...more };
      const answer = await fetch(`${endpoint}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
        .then(async (got) => ({ status: got.status, text: await got.text() }))
        .catch(() => undefined);
      if (answer?.status === 200) return JSON.parse(answer.text);
      if (answer && answer.status < 500) throw new Error(`${path}: ${answer.status} ${answer.text}`);
      await setTimeout(20);
    }
  };

/** One visitor by either protocol; some report nothing. */
export const visit = async (ask: Ask, ledger: Ledger): Promise<void> => {
  const entityId = randomUUID();
  const arm = await serve(ask, entityId);
  ledger[arm].entities += 1;
  for (let nth = randomInt(3); nth > 0; nth--) {
    const price = randomInt(1, 1_000);
    await ask(
      'events/projects/shop',
      { events: [priceEvent(entityId, price)] },
      { 'amz-sdk-invocation-id': randomUUID() },
    );
    ledger[arm].events += 1;
    ledger[arm].sum += price;
  }
};

const serve = async (ask: Ask, entityId: string): Promise<Arm> => {
  if (randomInt(2) === 0) return (await ask('projects/shop/evaluations/search', { entityId })).variation;
  const context = { targetingKey: entityId };
  return (await ask('projects/shop/ofrep/v1/evaluate/flags/search', { context })).variant;
};

export const priceEvent = (user: string, price: number) => ({
  timestamp: Date.now() / 1_000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ user, price }),
});
