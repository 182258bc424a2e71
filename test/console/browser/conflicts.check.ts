/**
 * Somebody else changes what a dialog is about, between its opening and its button: the page says what they changed,
 * nothing of what was typed is lost, and one goes on or takes theirs.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { createExperiment, startExperiment } from './support/experiment.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

const BASE = `/projects/${SHOP}`;

interface Conflict {
  /** Below `/p/`. */
  readonly path: string;
  /** What is filled in, which stays. */
  readonly fill?: (dialog: Locator) => Promise<void>;
  /** What somebody else writes. */
  readonly theirs: readonly [method: string, path: string, body: object];
  /** The button that makes the change. */
  readonly button: string;
  /** The row that says what they changed, and what they made of it. */
  readonly says: readonly [row: string, text: string];
  /** What is there after one has gone on; undefined: it is gone. */
  readonly after: readonly [path: string, members: object | undefined];
}

const typed = (name: string) => (dialog: Locator) => dialog.getByLabel(`Type ${name} to confirm`).fill(name);
const reason = (dialog: Locator) => dialog.getByLabel('Reason').fill('my reason');

/** Another description of it, by somebody else. */
const described = (path: string) => ['PATCH', BASE + path, { description: 'theirs' }] as const;
const description = ['Description', 'theirs'] as const;

/** In this order: the later ones go on with what the earlier ones have left. */
const conflicts: Readonly<Record<string, readonly Conflict[]>> = {
  project: [
    {
      path: `${SHOP}/settings?dialog=about`,
      fill: (dialog) => dialog.getByLabel('Description').fill('mine'),
      theirs: ['PATCH', `${BASE}/data-delivery`, { cloudWatchLogs: { logGroup: 'their-lines' } }],
      button: 'Save',
      says: ['Data delivery', 'their-lines'],
      after: [
        BASE,
        { project: { description: 'mine', dataDelivery: { cloudWatchLogs: { logGroup: 'their-lines' } } } },
      ],
    },
    {
      path: `${SHOP}/settings?dialog=delivery`,
      fill: (dialog) => dialog.getByLabel('Log group').fill('my-lines'),
      theirs: described(''),
      button: 'Save',
      says: description,
      after: [BASE, { project: { description: 'theirs', dataDelivery: { cloudWatchLogs: { logGroup: 'my-lines' } } } }],
    },
    {
      path: `${SHOP}/settings?dialog=tags`,
      fill: (dialog) => dialog.getByLabel('Tags').fill('team = blue'),
      theirs: ['PATCH', BASE, { description: 'theirs again' }],
      button: 'Save',
      says: ['Description', 'theirs again'],
      after: [BASE, { project: { description: 'theirs again', tags: { team: 'blue' } } }],
    },
    {
      path: 'empty/settings?dialog=delete',
      fill: typed('empty'),
      theirs: ['PATCH', '/projects/empty', { description: 'theirs' }],
      button: 'Delete',
      says: description,
      after: ['/projects/empty', undefined],
    },
  ],
  'feature or segment': [
    {
      path: `${SHOP}/features/checkout?dialog=overrides`,
      fill: async (dialog) => {
        await dialog.getByLabel('Entity', { exact: true }).fill('u-17');
        await dialog.getByRole('button', { name: 'Add' }).click();
        await dialog.getByLabel('Entity', { exact: true }).fill('half typed');
      },
      theirs: described('/features/checkout'),
      button: 'Save',
      says: description,
      after: [`${BASE}/features/checkout`, { feature: { description: 'theirs', entityOverrides: { 'u-17': 'off' } } }],
    },
    {
      path: `${SHOP}/features/checkout?dialog=switch`,
      theirs: ['PATCH', `${BASE}/features/checkout`, { defaultVariation: 'on' }],
      button: 'Switch off',
      says: ['Default', 'on'],
      after: [`${BASE}/features/checkout`, { feature: { evaluationStrategy: 'DEFAULT_VARIATION' } }],
    },
    {
      path: `${SHOP}/segments/guests?dialog=delete`,
      fill: typed('guests'),
      theirs: [
        'POST',
        `/tags/${encodeURIComponent('arn:aws:evidently:us-east-1:000000000000:segment/guests')}`,
        { tags: { team: 'theirs' } },
      ],
      button: 'Delete',
      says: ['Tag team', 'theirs'],
      after: ['/segments/guests', undefined],
    },
  ],
  launch: [
    {
      path: `${SHOP}/launches/rollout?dialog=start`,
      theirs: described('/launches/rollout'),
      button: 'Start',
      says: description,
      after: [`${BASE}/launches/rollout`, { launch: { status: 'RUNNING' } }],
    },
    {
      path: `${SHOP}/launches/held?dialog=continue`,
      fill: reason,
      theirs: described('/launches/held'),
      button: 'Continue',
      says: description,
      after: [`${BASE}/launches/held`, { launch: { status: 'RUNNING' } }],
    },
    {
      path: `${SHOP}/launches/rollout?dialog=stop`,
      fill: reason,
      theirs: ['PATCH', `${BASE}/launches/rollout`, { description: 'theirs again' }],
      button: 'Stop',
      says: ['Description', 'theirs again'],
      after: [`${BASE}/launches/rollout`, { launch: { status: 'COMPLETED', statusReason: 'my reason' } }],
    },
  ],
  experiment: [
    {
      path: `${SHOP}/experiments/test?dialog=start`,
      fill: (dialog) => dialog.getByLabel(/^Days/).fill('7'),
      theirs: described('/experiments/test'),
      button: 'Start',
      says: ['Hypothesis', 'theirs'],
      after: [`${BASE}/experiments/test`, { experiment: { status: 'RUNNING' } }],
    },
    {
      path: `${SHOP}/experiments/test?dialog=stop`,
      fill: reason,
      theirs: ['PATCH', `${BASE}/experiments/test`, { samplingRate: 50_000 }],
      button: 'Stop',
      says: ['Takes part', '50 %'],
      after: [`${BASE}/experiments/test`, { experiment: { status: 'COMPLETED', statusReason: 'my reason' } }],
    },
    {
      path: `${SHOP}/experiments/shipped?dialog=ship&ship=on`,
      fill: reason,
      theirs: described('/features/ship'),
      button: 'Ship on',
      says: description,
      after: [`${BASE}/features/ship`, { feature: { defaultVariation: 'on', description: 'theirs' } }],
    },
    {
      path: `${SHOP}/experiments/unwanted?dialog=delete`,
      fill: typed('unwanted'),
      theirs: described('/experiments/unwanted'),
      button: 'Delete',
      says: ['Hypothesis', 'theirs'],
      after: [`${BASE}/experiments/unwanted`, undefined],
    },
  ],
};

describe('somebody else', () => {
  const world = useWorld();
  const meant = 'Somebody changed it meanwhile';
  before(async () => {
    await world.api('POST', '/projects', { name: 'empty' });
    await makeShop(world, ['checkout', 'search', 'ship', 'guarded']);
    await world.api('POST', '/segments', { name: 'guests', pattern: '{"guest":[true]}' });
    const launch = { feature: 'checkout', steps: [weights(10_000)] };
    await makeLaunch(world, 'rollout', { ...launch, start: false });
    await world.api('POST', '/_local/alarms/errors', { state: 'OK' });
    await makeLaunch(world, 'held', { ...launch, feature: 'guarded', alarm: 'errors' });
    await world.api('POST', '/_local/alarms/errors', { state: 'ALARM' });
    for (const name of ['test', 'unwanted']) await createExperiment(world, { name, feature: 'search' });
    await createExperiment(world, { name: 'shipped', feature: 'ship' });
    await startExperiment(world, 'shipped');
  });

  for (const [noun, dialogs] of Object.entries(conflicts))
    it(`is met in every dialog of a ${noun}, and one goes on with what was typed`, async () => {
      world.expectComplaints(/409/);
      const page = await world.open('/?all=true');
      for (const { path, fill, theirs, button, says, after } of dialogs) {
        await page.goto(`${world.url()}/console/p/${path}`);
        const dialog = page.getByRole('dialog');
        const confirm = dialog.getByRole('button', { name: button, exact: true });
        await confirm.waitFor();
        await fill?.(dialog);
        await world.api(...theirs);
        await confirm.click();
        const notice = dialog.getByRole('alert', { name: meant });
        await notice.getByRole('row', { name: says[0] }).getByText(says[1]).first().waitFor();
        await notice.getByRole('button', { name: 'Go on with mine' }).click();
        await confirm.click();
        await dialog.waitFor({ state: 'detached' });
        const left = await world.api('GET', after[0]).catch(() => undefined);
        if (after[1] === undefined) assert.equal(left, undefined, path);
        else assert.partialDeepStrictEqual(left, after[1], path);
      }
    });

  it('may leave nothing to do: the same was done, or it is gone', async () => {
    world.expectComplaints(/40[49]/);
    const page = await world.open(`/p/${SHOP}/launches/held?dialog=stop`);
    const dialog = page.getByRole('dialog');
    await reason(dialog);
    await world.api('POST', `${BASE}/launches/held/cancel`, {});
    await dialog.getByRole('button', { name: 'Stop' }).click();
    const notice = dialog.getByRole('alert', { name: meant });
    await notice.getByRole('row', { name: 'Status' }).getByText('Completed').waitFor();
    assert.equal(await notice.getByRole('button', { name: 'Go on with mine' }).count(), 0);
    await world.api('DELETE', `${BASE}/launches/held`);
    await notice.getByRole('button', { name: 'Leave it at that' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete' }).click();
    await typed('held')(dialog);
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('It was deleted by').waitFor();
    assert.equal(await dialog.count(), 0);
  });

  it('is met where several are stopped or deleted at once: each row says what they did', async () => {
    world.expectComplaints(/40[49]/);
    for (const name of ['one', 'two']) await createExperiment(world, { name, feature: 'search' });
    const page = await world.open(`/p/${SHOP}/experiments?show=draft&selected=one,two`);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await typed('2 experiments')(dialog);
    await page.waitForLoadState('networkidle');
    await world.api(...described('/experiments/one'));
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('1 of 2 done').waitFor();
    const row = dialog.getByRole('listitem').filter({ hasText: 'Somebody changed it since the list was read.' });
    await row.getByText('Update experiment').waitFor();
    await row.getByText('theirs').waitFor();
    await dialog.getByRole('button', { name: 'Try again what failed' }).click();
    await dialog.getByText('2 of 2 done').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('may have undone the reason for a way back, which is then refused', async () => {
    world.expectComplaints(/409/);
    await world.api('PATCH', `${BASE}/features/ship`, { description: 'once more' });
    const page = await world.open(`/p/${SHOP}/history?resource=feature/ship`);
    await page.getByRole('link', { name: 'Take back' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('once more').waitFor();
    await world.api('PATCH', `${BASE}/features/ship`, { description: 'and once more' });
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await dialog.getByText('is no longer what this change left').waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Take back' }).isDisabled());
    const { feature } = await world.api<{ feature: object }>('GET', `${BASE}/features/ship`);
    assert.partialDeepStrictEqual(feature, { description: 'and once more' });
  });
});
