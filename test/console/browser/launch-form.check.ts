import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { holdFlow } from './support/flows.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

describe('the form of a launch', () => {
  const world = useWorld();
  before(() => makeShop(world, ['checkout', 'search', 'by-mouse', 'by-keys']));

  bothWays('makes one in three steps', world, async (open, means) => {
    const { page, press, toContent, type, choose, effort } = await open(`/p/${SHOP}/launches`);
    await toContent();
    await press(page.getByRole('link', { name: 'New launch' }).first());
    await page.getByRole('heading', { level: 1, name: 'New launch' }).waitFor();
    await type(page.getByLabel('Name', { exact: true }), `rollout-${means}`);
    await choose(page.getByLabel('Feature', { exact: true }), `by-${means}`);
    await press(page.getByRole('button', { name: '10 % today' }));
    const review = page.getByRole('region', { name: 'What it does' });
    await review.getByText('10 % from off to on').waitFor();
    await review.getByText('40 % from off to on').waitFor();
    await review.getByText('50 % from off to on').waitFor();
    await press(page.getByRole('button', { name: 'Create and start' }));
    await page.getByRole('heading', { level: 1, name: `rollout-${means}` }).waitFor();
    await page.getByText('Running', { exact: true }).waitFor();
    holdFlow('F4', means, effort());
    const { launch } = await world.api<{
      launch: { scheduledSplitsDefinition: { steps: { groupWeights: object }[] } };
    }>('GET', `/projects/${SHOP}/launches/rollout-${means}`);
    assert.deepEqual(
      launch.scheduledSplitsDefinition.steps.map(({ groupWeights }) => groupWeights),
      [weights(10_000), weights(50_000), weights(100_000)],
    );
  });

  it('is one that everyone can use', async () => {
    const page = await world.open(`/p/${SHOP}/create-launch?feature=checkout`);
    await page.getByRole('button', { name: '10 % today' }).click();
    await page.getByText('40 % from off to on').waitFor();
    await page.getByRole('button', { name: 'Watch a metric' }).click();
    await assertAccessibleEverywhere(page);
  });

  it('refuses a time that clocks leave out by its name, and says each time in UTC', async () => {
    const page = await world.open(`/p/${SHOP}/create-launch?feature=checkout`, {
      apart: true,
      timezoneId: 'Europe/Berlin',
    });
    await page.getByRole('button', { name: '100 % at once' }).click();
    await page.getByLabel('Begins').fill('2027-03-28T02:30');
    await page.getByText('There is no 2027-03-28 02:30 in Europe/Berlin').waitFor();
    await page.getByLabel('Begins').fill('2027-03-28T03:30');
    await page.getByText('28 Mar, 01:30 UTC').waitFor();
  });

  it('keeps what was typed through an error and a reload', async () => {
    await makeLaunch(world, 'taken', { feature: 'search', steps: [weights(1_000)], start: false });
    world.expectComplaints(/409/);
    const page = await world.open(`/p/${SHOP}/create-launch?feature=checkout`);
    await page.getByLabel('Name', { exact: true }).fill('taken');
    await page.getByRole('button', { name: '100 % at once' }).click();
    await page.getByRole('button', { name: 'Create and start' }).click();
    await page.getByText('Launch taken already exists').first().waitFor();
    await page.reload();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'taken');
    assert.equal(await page.getByLabel('on, %').inputValue(), '100');
  });

  it('shows yours, theirs and what both started from when somebody else was quicker', async () => {
    await makeLaunch(world, 'shared', { feature: 'search', steps: [weights(1_000)], start: false });
    const path = `/projects/${SHOP}/launches/shared`;
    world.expectComplaints(/409/);
    const page = await world.open(`/p/${SHOP}/launches/shared/edit`);
    await page.getByLabel('Description (optional)').fill('mine');
    await world.api('PATCH', path, { description: 'theirs' });
    await page.getByRole('button', { name: 'Save' }).click();
    const notice = page.getByRole('alert', { name: 'Somebody changed it meanwhile' });
    await notice.getByRole('cell', { name: 'mine' }).waitFor();
    await notice.getByRole('cell', { name: 'theirs' }).waitFor();
    await assertAccessibleEverywhere(page);
    await notice.getByRole('button', { name: 'Go on with mine' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'shared' }).waitFor();
    await page.getByText('mine', { exact: true }).waitFor();
  });
});
