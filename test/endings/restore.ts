/**
 * Functions with SnapStart. A snapshot is taken when the function and its extension have started, and environments are
 * restored from it much later: the clock has moved, the rules have changed, connections are dead. What was served while
 * the function started is in the memory of each environment.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Platform } from '../agent/lambda/platform.ts';
import type { Finding } from './end-agents.ts';
import { openRelay, type Relay } from './relay.ts';
import { type Arm, openShop, type Shop } from './shop.ts';

/** Seconds from the snapshot until it is restored. The experiment lasts a day. */
const LATER = 600;
/** The visitor whom each environment serves while it starts. */
const AT_INIT = 'everybody';

export interface Restorable {
  readonly title: string;
  readonly start: (env: Readonly<Record<string, string>>) => Promise<Platform>;
  /** Serves an entity, and reports a price for it if there is one, at a time in milliseconds. */
  readonly serve: (platform: Platform, visit: Visit) => Promise<Arm>;
}

export interface Visit {
  readonly entity: string;
  readonly price?: number | undefined;
  readonly time: number;
}

interface Scene {
  readonly shop: Shop;
  readonly relay: Relay;
  /** The file with the milliseconds by which clocks are moved. */
  readonly clock: string;
  readonly faults: string[];
}

export const restoreFunctions = async (environments: number, restorable: Restorable): Promise<Finding> => {
  const shop = await openShop();
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-clock-'));
  const scene = { shop, relay: await openRelay(shop.endpoint), clock: join(folder, 'offset'), faults: [] as string[] };
  writeFileSync(scene.clock, '0');
  for (let nth = 1; nth <= environments; nth++) await restoreOne(nth, scene, restorable);
  scene.faults.push(...(await shop.differences()));
  await shop.stop();
  scene.relay.stop();
  rmSync(folder, { recursive: true });
  const { off, on } = shop.ledger;
  const counted = `${off.entities + on.entities} entities and ${off.events + on.events} events`;
  return { title: `${environments} restores ${restorable.title}: ${counted}`, faults: scene.faults };
};

const restoreOne = async (nth: number, { shop, relay, clock, faults }: Scene, { start, serve }: Restorable) => {
  const env = { SELFEVIDENT_URL: relay.url, NODE_OPTIONS: `--require=${resolve('test/endings/clock.cjs')}` };
  const platform = await start({ ...env, CLOCK_FILE: clock, AT_INIT });
  await platform.frozen();
  relay.cut();
  await shop.advance(LATER);
  writeFileSync(clock, String(nth * LATER * 1_000));
  const vip = `vip-${nth}`;
  await shop.override(vip);
  const visit = (entity: string, price?: number) =>
    serve(platform, { entity, price, time: Date.now() + nth * LATER * 1_000 });
  if ((await visit(vip)) !== 'on') faults.push(`restore ${nth}: the first answer is by the rules of the snapshot`);
  const arm = await visit(AT_INIT);
  if (nth === 1) shop.ledger[arm].entities += 1;
  for (let more = 0; more < 2; more++) {
    const price = randomInt(1, 1_000);
    const counted = shop.ledger[await visit(randomUUID(), price)];
    counted.entities += 1;
    counted.events += 1;
    counted.sum += price;
    await platform.frozen();
  }
  await platform.shutDown();
  faults.push(...platform.violations);
};
