/**
 * The session of a person who signs in: its credentials are renewed, and its end takes nothing that was typed.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './support/access.ts';
import { type Deployment, startDeployment } from './support/cognito.ts';
import { useWorld } from './support/world.ts';

const keys = ['FIRST', 'SECOND', 'THIRD'].map((id) => ({ id, secret: `secret-of-${id}` }));
/** Credentials are renewed after fifty minutes. In milliseconds. */
const LATER = 51 * 60_000;

describe('a session', () => {
  const world = useWorld(...keys.flatMap(({ id, secret }) => ['--credential', `${id}:${secret}`]));
  let deployment: Deployment;
  before(async () => {
    deployment = await startDeployment(world.url(), keys);
  });
  after(() => deployment.stop());

  const goIn = (page: Page): Promise<void> => page.getByRole('link', { name: 'Go in as Ann' }).click();
  /** The key that signed a change. */
  const createProject = async (page: Page, name: string): Promise<string> => {
    const dialog = page.getByRole('dialog');
    assert.equal(await dialog.getByLabel('Name').inputValue(), name);
    // The browser's clock is ahead of the service's, whose refusal tells the time: the second try counts.
    const done = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.status() === 200);
    await dialog.getByRole('button', { name: 'Create project' }).click();
    const { authorization = '' } = await (await done).request().allHeaders();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    return /Credential=(\w+)\//.exec(authorization)?.[1] ?? '';
  };
  const fill = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Create project' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill(name);
  };

  it('is renewed in the middle of a form, and when it has ended, signed in again beside it', async () => {
    world.expectComplaints(/40[03]/);
    const prepare = (page: Page): Promise<void> => page.clock.install();
    const page = await world.open('/?all=true', { prepare, origin: deployment.origin });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await goIn(page);
    await page.getByText('Ann Lee').waitFor();
    assert.deepEqual(deployment.grants, ['authorization_code']);

    await fill(page, 'renewed');
    const renewed = page.waitForResponse((answer) =>
      (answer.request().headers()['x-amz-target'] ?? '').endsWith('GetCredentialsForIdentity'),
    );
    await page.clock.fastForward(LATER);
    await (await renewed).finished();
    assert.equal(await createProject(page, 'renewed'), 'SECOND');
    assert.deepEqual(deployment.grants, ['authorization_code', 'refresh_token']);

    await page.getByRole('link', { name: 'Selfevident' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
    await fill(page, 'signed-in-again');
    deployment.endSessions();
    await page.clock.fastForward(LATER);
    const ended = page.getByRole('dialog').getByText('Your session has ended. What you have typed stays.');
    await ended.waitFor();
    await assertAccessible(page);
    const opened = page.waitForEvent('popup');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in again' }).click();
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await goIn(popup);
    await closed;
    await ended.waitFor({ state: 'detached' });
    assert.equal(await createProject(page, 'signed-in-again'), 'THIRD');
  });
});
