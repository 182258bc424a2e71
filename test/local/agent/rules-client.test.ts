import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { healthOf } from '../../../local/agent/health.ts';
import type { Projects } from '../../../local/agent/projects.ts';
import { openRulesClient } from '../../../local/agent/rules-client.ts';
import type { Upstream } from '../../../local/agent/upstream.ts';
import { VirtualTime } from '../../support/virtual-time.ts';

const rules = {
  format: 1,
  project: 'shop',
  projectArn: 'arn:aws:evidently:us-east-1:000000000000:project/shop',
  projectId: 'project-1',
  version: 7,
  now: 0,
  delivers: false,
  deployment: { partition: 'aws', region: 'us-east-1', account: '000000000000' },
  formerArns: [],
  features: {},
};

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'selfevident-cache-'));
});
afterEach(() => rmSync(cache, { recursive: true }));

/** Before a service that does not answer. */
const open = () => {
  const time = new VirtualTime();
  const upstream = { call: () => new Promise<never>(() => {}) } as unknown as Upstream;
  const told: string[] = [];
  const parts = { upstream, freshFor: 5, pollTimeout: 3_000, cache, report: (message: string) => told.push(message) };
  return { time, told, client: openRulesClient('shop', { ...parts, clock: () => time.now, after: time.after }) };
};

describe('whoever asks while the service does not answer', () => {
  it('waits a second for it, and has the rules of the last time', async () => {
    writeFileSync(join(cache, 'shop.json'), JSON.stringify(rules));
    const { client, time } = open();
    const asked = client.get();
    await time.advance(1_000);
    expect((await asked).version).toBe(7);
    expect(client.stale).toBe('The service has not answered yet.');
  });

  it('waits as long as a look may take where there are none, and then not again', async () => {
    const { client, time } = open();
    const asked = client.get().catch(({ message }) => message);
    await time.advance(3_000);
    expect(await asked).toBe('there is no answer in 3000 ms');
    await expect(client.get()).rejects.toThrow('there is no answer in 3000 ms');
  });
});

it('the age of rules is told in milliseconds at most', () => {
  const shop = { client: { ageSeconds: 3.3589999675750732 }, sender: {} };
  const health = healthOf({ opened: new Map([['shop', shop]]) } as unknown as Projects, undefined);
  expect(health).toMatchObject({ projects: [{ ageSeconds: 3.359 }] });
});
