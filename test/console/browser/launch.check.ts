import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

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
    await world.api('DELETE', `/projects/${SHOP}/launches/gone`);
    world.expectComplaints(/404/);
    const shown = await world.open(`/p/${SHOP}/launches/gone`);
    await shown.getByText('It was deleted by').waitFor();
  });
});

describe('a launch that runs', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout']);
    await makeLaunch(world, 'rollout', { feature: 'checkout', steps: [weights(20_000)] });
  });

  bothWays('is stopped from the overview', world, async (open, means) => {
    const { page, press, effort } = await open(`/p/${SHOP}`);
    await press(page.getByRole('main').getByRole('link', { name: 'rollout' }).first());
    await page.getByRole('heading', { level: 1, name: 'rollout' }).waitFor();
    const before = effort();
    await press(page.getByRole('button', { name: 'Stop' }));
    await page.getByRole('dialog').getByText('20 % from on to off').waitFor();
    await press(page.getByRole('dialog').getByRole('button', { name: 'Stop' }));
    await page.getByText('Completed', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Who is served what now' }).getByText('off 100 %').waitFor();
    assert.ok(means === 'mouse' ? effort() <= 3 : effort() - before <= 12, `${effort()} by ${means}`);
    await world.api('DELETE', `/projects/${SHOP}/launches/rollout`);
    await makeLaunch(world, 'rollout', { feature: 'checkout', steps: [weights(20_000)] });
  });
});
