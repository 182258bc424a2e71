import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessibleEverywhere, assertFits } from './support/access.ts';
import { createExperiment, play, startExperiment } from './support/experiment.ts';
import { fail } from './support/faults.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { NARROW, useWorld } from './support/world.ts';

/** The longest name, in one word. */
const LONG = 'x'.repeat(127);
const HOSTILE = '<img src=x onerror=alert(1)> \u202e text 👩🏽‍🚀';

describe('the overview', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout', LONG]);
    await createExperiment(world, { name: 'checkout-test', feature: 'checkout' });
    await createExperiment(world, { name: LONG, feature: LONG }, { description: HOSTILE });
    for (const name of ['checkout-test', LONG]) await startExperiment(world, name);
    await play(world, { name: 'checkout-test', feature: 'checkout', entities: 300, adds: { on: 4 }, apart: 1_200 });
    const steps = [0, 86_400].map((later) => ({ later, on: later === 0 ? 10_000 : 100_000 }));
    const { now } = await world.api<{ now: string }>('GET', '/_local/clock');
    await world.api('POST', `/projects/${SHOP}/features`, {
      name: 'ramped',
      variations: [
        { name: 'off', value: { boolValue: false } },
        { name: 'on', value: { boolValue: true } },
      ],
    });
    await world.api('POST', `/projects/${SHOP}/launches`, {
      name: 'ramp',
      groups: ['off', 'on'].map((name) => ({ name, feature: 'ramped', variation: name })),
      scheduledSplitsConfig: {
        steps: steps.map(({ later, on }) => ({
          startTime: Date.parse(now) / 1000 + later,
          groupWeights: { on, off: 100_000 - on },
        })),
      },
    });
    await world.api('POST', `/projects/${SHOP}/launches/ramp/start`);
  });

  it('says what waits, what runs and what happens next, with four calls at most', async () => {
    const asked: string[] = [];
    const prepare = async (page: Page) => {
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    };
    const page = await world.open(`/p/${SHOP}`, { prepare });
    await page.getByRole('region', { name: 'Needs you' }).getByText('It is better in revenue').waitFor();
    await page
      .getByRole('region', { name: 'Runs now' })
      .getByRole('listitem')
      .filter({ hasText: 'on for 10 %' })
      .waitFor();
    await page
      .getByRole('region', { name: 'Happens next' })
      .getByRole('listitem')
      .filter({ hasText: 'on for 100 %' })
      .waitFor();
    await page.getByRole('region', { name: 'Changed lately' }).getByText('Start launch').waitFor();
    const calls = asked.filter((path) => path.startsWith(`/projects/${SHOP}`));
    assert.ok(calls.length <= 4, calls.join(', '));
  });

  it('names the features that nobody asks for any more', async () => {
    await world.api('POST', `/projects/${SHOP}/features`, {
      name: 'forgotten',
      variations: [{ name: 'off', value: { boolValue: false } }],
    });
    const body = { entityId: 'u' };
    await world.api('POST', `/projects/${SHOP}/evaluations/forgotten`, body);
    await world.drain();
    await world.travel({ advanceSeconds: 8 * 86_400 });
    await world.drain();
    const page = await world.open(`/p/${SHOP}`);
    await page.getByRole('list', { name: 'Nobody asks' }).getByRole('link', { name: 'forgotten' }).waitFor();
  });

  it('is readable by everyone, and the longest name makes no page wider', async () => {
    const page = await world.open(`/p/${SHOP}`);
    await page.getByRole('link', { name: LONG }).first().waitFor();
    await assertAccessibleEverywhere(page);
    for (const path of ['/experiments', '/launches', `/experiments/${LONG}`]) {
      const narrow = await world.open(`/p/${SHOP}${path}`, { viewport: NARROW });
      await narrow.getByRole('heading', { level: 1 }).waitFor();
      await narrow.waitForLoadState('networkidle');
      await assertFits(narrow);
    }
  });

  it('shows what people wrote as they wrote it', async () => {
    const page = await world.open(`/p/${SHOP}/experiments/${LONG}`);
    await page.getByText(HOSTILE).waitFor();
  });

  it('says of a call that failed that it failed, not that nothing is there', async () => {
    world.expectComplaints(/500/);
    const prepare = async (page: Page) =>
      void (await fail(page, /\/(experiment-summaries|results|enrolments)/, {
        status: 500,
        errorName: 'InternalServerException',
      }));
    const page = await world.open(`/p/${SHOP}`, { prepare });
    await page.getByText('The service failed; its log says why.').first().waitFor();
    for (const empty of ['Nothing waits for you.', 'Nothing is planned.', 'Nothing runs'])
      assert.equal(await page.getByText(empty).count(), 0, empty);
    await page.goto(`${world.url()}/console/p/${SHOP}/experiments/checkout-test`);
    await page.getByText('The service failed; its log says why.').first().waitFor();
    for (const empty of ['There is no chart before there are results.', 'Nobody has come yet.'])
      assert.equal(await page.getByText(empty).count(), 0, empty);
    await page.getByRole('region', { name: 'Where it stands' }).getByText('on is better').waitFor();
  });
});
