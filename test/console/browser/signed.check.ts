import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessibleEverywhere } from './support/access.ts';
import { bothWays } from './support/person.ts';
import { useWorld } from './support/world.ts';

const HOUR = 3_600_000;

describe('a service that wants signed calls', () => {
  const world = useWorld('--credential', 'KEY:secret');
  const enter = async (page: Page, secret: string): Promise<void> => {
    await page.getByLabel('Access key ID').fill('KEY');
    await page.getByLabel('Secret access key').fill(secret);
    await page.getByRole('button', { name: 'Use this key' }).click();
  };

  it('asks for a key before anything else', async () => {
    const page = await world.open('/');
    await page.getByRole('heading', { name: 'This service wants signed calls' }).waitFor();
    await assertAccessibleEverywhere(page);
  });

  bothWays('takes signed calls, reads and writes', world, async (open, means) => {
    const { page, press, type } = await open('/?all=true');
    await type(page.getByLabel('Access key ID'), 'KEY');
    await type(page.getByLabel('Secret access key'), 'secret');
    await press(page.getByRole('button', { name: 'Use this key' }));
    await press(page.getByRole('button', { name: 'Create project' }));
    await type(page.getByLabel('Name'), `signed-${means}`);
    await press(page.getByRole('dialog').getByRole('button', { name: 'Create project' }));
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await press(page.getByRole('button', { name: 'Forget the key' }));
    await page.getByRole('heading', { name: 'This service wants signed calls' }).waitFor();
  });

  it('refuses a wrong secret in words, and takes the right one then', async () => {
    world.expectComplaints(/403/);
    const page = await world.open('/?all=true');
    await enter(page, 'wrong');
    await page.getByText('The service did not accept the key').waitFor();
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await enter(page, 'secret');
    await page.getByRole('button', { name: 'Create project' }).waitFor();
  });

  it('is called with its own time by a browser whose clock is wrong', async () => {
    world.expectComplaints(/403/);
    const prepare = (page: Page): Promise<void> => page.clock.setSystemTime(Date.now() - 3 * HOUR);
    const page = await world.open('/?all=true', { prepare });
    await enter(page, 'secret');
    await page.getByRole('button', { name: 'Create project' }).waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  it('serves the console itself to pages and names of this machine alone', async () => {
    const statusWith = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const asked = request(`${world.url()}/console/`, { headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.once('error', reject).end();
      });
    assert.equal(await statusWith({}), 200);
    assert.equal(await statusWith({ host: 'rebound.example' }), 403);
    assert.equal(await statusWith({ origin: 'https://elsewhere.example' }), 403);
  });
});
