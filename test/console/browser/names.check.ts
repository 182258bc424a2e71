/**
 * Names that an address cannot have as they are, or that mean something to it: each is opened by a link, an address, a
 * reload, the history and the search, and edited and deleted.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { createExperiment } from './support/experiment.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { makeProject, pathOf } from './support/shop.ts';
import { useWorld } from './support/world.ts';

interface Noun {
  readonly name: string;
  /** The screen that lists them, with the filter that shows drafts. */
  readonly list: string;
  readonly make: (name: string) => Promise<unknown>;
  /** From the resource's page: changes something of it. */
  readonly edit?: (page: Page) => Promise<void>;
}

describe('a name', () => {
  const world = useWorld();
  // A project may be called so too, and everything below it is reached all the same.
  const project = '..';
  const nouns: Readonly<Record<string, Noun>> = {
    feature: {
      name: 'null',
      list: 'features',
      make: (name) =>
        world.api('POST', `${pathOf(project)}/features`, {
          name,
          variations: [{ name: 'off', value: { boolValue: false } }],
        }),
      edit: async (page) => {
        await page.getByLabel('Description').fill('edited');
        await page.getByRole('button', { name: 'Review changes' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      },
    },
    launch: {
      name: 'new',
      list: 'launches?show=draft',
      make: (name) => makeLaunch(world, name, { project, feature: 'checkout', steps: [weights(1)], start: false }),
      edit: async (page) => {
        await page.getByLabel('Description').fill('edited');
        await page.getByRole('button', { name: 'Save' }).click();
      },
    },
    experiment: {
      name: '..',
      list: 'experiments?show=draft',
      make: (name) => createExperiment(world, { name, feature: 'checkout', project }),
      edit: async (page) => {
        await page.getByRole('textbox', { name: 'Hypothesis (optional)' }).fill('edited');
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByRole('button', { name: 'Save' }).click();
      },
    },
    segment: {
      name: '.',
      list: 'segments',
      make: (name) => world.api('POST', '/segments', { name, pattern: '{"a":[1]}' }),
    },
  };
  before(() => makeProject(world, project, ['checkout']));

  it('may be .: project', async () => {
    const page = await world.open('/?all=true');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Create project' }).click();
    await dialog.getByLabel('Name').fill('.');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    assert.equal(await page.title(), 'Overview · . · Selfevident');
    await page.goto(`${world.url()}/console/p/~./create-launch`);
    await page.getByText('No feature yet.').getByRole('link', { name: 'Create feature' }).click();
    await page.getByRole('heading', { level: 1, name: 'Create feature' }).waitFor();
    await page.getByRole('combobox', { name: 'Project' }).selectOption(project);
    await page.getByRole('combobox', { name: 'Project' }).selectOption('.');
    await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Delete project' }).click();
    await dialog.getByLabel('Type . to confirm').fill('.');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
    await page.getByRole('link', { name: project, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });

  it('that no project has is said once, with a way out', async () => {
    world.expectComplaints(/404/);
    const page = await world.open('/p/mistyped');
    await page.getByRole('heading', { level: 1, name: 'mistyped' }).waitFor();
    await page.getByText('Nothing is called that here.').waitFor();
    assert.equal(await page.getByRole('alert').count(), 1);
    await page.getByRole('link', { name: 'Back to the projects' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
  });

  for (const [noun, { name, list, make, edit }] of Object.entries(nouns))
    it(`may be ${name}: ${noun}`, async () => {
      const page = await world.open(`/p/~${project}`);
      await make(name);
      const heading = page.getByRole('heading', { level: 1, name, exact: true });
      await page.goto(`${world.url()}/console/p/~${project}/${list}`);
      await page.getByRole('link', { name, exact: true }).click();
      await heading.waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'Delete' }).waitFor();
      if (edit) {
        await page.getByRole('link', { name: 'Edit', exact: true }).click();
        await edit(page);
        await heading.waitFor();
      }
      await page.getByRole('link', { name: 'All changes' }).click();
      await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
      await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
      await heading.waitFor();
      await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search' }).fill(name);
      await page.getByRole('option', { name: `${name} ${noun}`, exact: true }).click();
      await heading.waitFor();
      await page.getByRole('button', { name: 'Delete' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await dialog.waitFor({ state: 'detached' });
    });
});
