import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessibleEverywhere, assertFits } from './support/access.ts';
import { fail, hold } from './support/faults.ts';
import { holdFlow } from './support/flows.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { NARROW, useWorld } from './support/world.ts';

const DAY = 86_400;

describe('a launch', () => {
  const world = useWorld();
  const page = `/p/${SHOP}/launches/rollout`;
  before(async () => {
    await makeShop(world, ['checkout', 'search']);
    await world.travel({ frozen: true });
    await makeLaunch(world, 'rollout', {
      feature: 'checkout',
      steps: [weights(10_000), weights(50_000), weights(100_000)],
    });
    await world.travel({ advanceSeconds: 1.5 * DAY });
    for (const id of ['a', 'b', 'c', 'd'])
      await world.api('POST', `/projects/${SHOP}/evaluations/checkout`, { entityId: id });
    await world.drain();
  });

  it('shows its steps, what is served now, and who came', async () => {
    const shown = await world.open(page);
    const steps = shown.getByRole('list', { name: 'Steps' }).getByRole('listitem');
    await shown.getByRole('img', { name: /in 3 steps/ }).waitFor();
    assert.deepEqual(await steps.evaluateAll((all) => all.map(({ className }) => className)), [
      'past',
      'now',
      'future',
    ]);
    const shares = shown.getByRole('region', { name: 'Who is served what now' });
    await shares.getByText('off 50 %').waitFor();
    await shares.getByText('on 50 %').waitFor();
    const entities = shown.getByRole('table', { name: 'Entities' }).getByRole('row');
    await entities.nth(1).waitFor();
    const { groups } = await world.api<{ groups: { entities: number[] }[] }>(
      'GET',
      `/projects/${SHOP}/launches/rollout/enrolments`,
    );
    for (const [index, group] of groups.entries())
      assert.ok((await entities.nth(index + 1).textContent())?.includes(String(group.entities.at(-1))));
    await assertAccessibleEverywhere(shown);
  });

  it('says before a stop what everybody gets then, and who is affected', async () => {
    const shown = await world.open(`${page}?dialog=stop`);
    const dialog = shown.getByRole('dialog');
    await dialog.getByText('off 50 %, on 50 %').waitFor();
    await dialog.getByText('off 100 %').waitFor();
    await dialog.getByText('50 % from on to off').waitFor();
    assert.equal(
      await dialog.getByRole('button', { name: 'Cancel' }).evaluate((it) => it === document.activeElement),
      true,
    );
    await assertAccessibleEverywhere(shown);
  });

  it('keeps Stop in view on a narrow page, wherever one is', async () => {
    const shown = await world.open(page, { viewport: { width: 360, height: 740 } });
    const stop = shown.getByRole('button', { name: 'Stop' });
    await stop.waitFor();
    await shown.getByRole('region', { name: 'Changes' }).scrollIntoViewIfNeeded();
    const box = await stop.boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= 740);
  });

  it('says who deleted it', async () => {
    await makeLaunch(world, 'gone', { feature: 'search', steps: [weights(1_000)], start: false });
    // At one and the same moment of a clock that stands, no change is the last.
    await world.travel({ advanceSeconds: 1 });
    await world.api('DELETE', `/projects/${SHOP}/launches/gone`);
    world.expectComplaints(/404/);
    const shown = await world.open(`/p/${SHOP}/launches/gone`);
    await shown.getByText('It was deleted by').waitFor();
  });
});

describe('a launch that an alarm guards', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout']);
    await world.api('POST', '/_local/alarms/errors', { state: 'OK' });
    const steps = [weights(10_000), weights(100_000)];
    await makeLaunch(world, 'guarded', { feature: 'checkout', steps, alarm: 'errors' });
    await world.api('POST', '/_local/alarms/errors', { state: 'ALARM' });
  });

  it('is shown as held, with the reason, and goes on when a person says so', async () => {
    const page = await world.open(`/p/${SHOP}/launches/guarded`);
    const notice = page.getByRole('region', { name: 'A guard holds this launch in its step' });
    await notice.getByText(/errors/).waitFor();
    await page.getByText('Alarm errors holds it in its step').waitFor();
    await assertAccessibleEverywhere(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/Reason/)
      .fill('it was a false alarm');
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await notice.waitFor({ state: 'detached' });
    const { launch } = await world.api<{ launch: { statusReason: string } }>(
      'GET',
      `/projects/${SHOP}/launches/guarded`,
    );
    assert.equal(launch.statusReason, 'it was a false alarm');
  });
});

describe('a launch with strange texts, or of which a part cannot be had', () => {
  const world = useWorld();
  const long = 'l'.repeat(127);
  const text = '<img src=x onerror=alert(1)> \u202Eabc';
  before(async () => {
    await makeShop(world, [long]);
    const steps = [weights(10_000)];
    await makeLaunch(world, long, { feature: long, steps, description: text });
  });

  it('leaves texts as they are, and fits', async () => {
    const page = await world.open(`/p/${SHOP}/launches/${long}?dialog=stop`);
    await page.getByRole('dialog').getByText('10 % from on to off').waitFor();
    assert.ok((await page.locator('main bdi').allTextContents()).includes(text));
    assert.equal(await page.locator('main img').count(), 0);
    await page.setViewportSize(NARROW);
    await assertFits(page);
  });

  it('says which part failed, and shows the rest', async () => {
    world.expectComplaints(/403|500/);
    const prepare = async (page: Page) => {
      await fail(page, /\/metrics$/, { status: 403, errorName: 'AccessDeniedException' });
      await fail(page, /\/traffic$/, { status: 500, errorName: 'InternalServerException' });
    };
    const page = await world.open(`/p/${SHOP}/launches/${long}`, { prepare });
    await page.getByText('GetLaunchMetrics is not allowed for you.').first().waitFor();
    await page.getByRole('region', { name: 'Who is served what now' }).getByText('The service failed').waitFor();
    await page.getByRole('list', { name: 'Steps' }).getByRole('listitem').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Stop' }).isEnabled());
  });
});

describe('a launch that runs', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout']);
    await makeLaunch(world, 'rollout', { feature: 'checkout', steps: [weights(20_000)] });
  });

  bothWays('is stopped from the overview', world, async (open, means) => {
    const { page, press, toContent, effort } = await open(`/p/${SHOP}`);
    await toContent();
    await press(page.getByRole('main').getByRole('link', { name: 'rollout' }).first());
    await page.getByRole('heading', { level: 1, name: 'rollout' }).waitFor();
    await press(page.getByRole('button', { name: 'Stop' }));
    await page.getByRole('dialog').getByText('20 % from on to off').waitFor();
    await press(page.getByRole('dialog').getByRole('button', { name: 'Stop' }));
    await page.getByText('Completed', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Who is served what now' }).getByText('off 100 %').waitFor();
    holdFlow('F1', means, effort());
    await world.api('DELETE', `/projects/${SHOP}/launches/rollout`);
    await makeLaunch(world, 'rollout', { feature: 'checkout', steps: [weights(20_000)] });
  });

  it('drops the preview of a stop that is being done, which would be refused', async () => {
    const page = await world.open(`/p/${SHOP}/launches/rollout`);
    const dropped = page.waitForEvent('requestfailed', (request) => isPreview(request.method(), request.url()));
    await hold(page, /\/traffic$/, 'POST');
    const stop = await hold(page, /\/cancel$/);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await dropped;
    await stop();
    await page.getByText('Completed', { exact: true }).waitFor();
  });
});

const isPreview = (method: string, url: string): boolean => method === 'POST' && url.endsWith('/traffic');
