import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { holdFlow } from './support/flows.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

describe('the history', () => {
  const world = useWorld();
  const update = (feature: string, body: object) => world.api('PATCH', `/projects/shop/features/${feature}`, body);
  before(async () => {
    await makeShop(world, ['mouse', 'keys', 'twice']);
    for (const feature of ['mouse', 'keys']) await update(feature, { defaultVariation: 'on', description: 'new' });
    await update('twice', { description: 'first' });
    await update('twice', { description: 'second' });
    await world.api('POST', '/segments', { name: 'visitors', pattern: '{"a":[1]}' });
  });

  it('says what became of what, and reads the same everywhere', async () => {
    const page = await world.open(`/p/${SHOP}/history?resource=feature/mouse`);
    await page.getByText('2 changes').waitFor();
    const [line] = await page.getByRole('listitem').filter({ hasText: 'Update feature' }).allInnerTexts();
    assert.match(line ?? '', /Default\s+off\s+→\s+on/);
    await assertAccessibleEverywhere(page);
  });

  it('keeps its filters in the address, and says when nothing passes them', async () => {
    const page = await world.open(`/p/${SHOP}/history?actor=nobody-else&to=2001-01-01T00:00`);
    await page.getByText('Nothing was changed in this time, of this or by this person.').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByText('Create project').waitFor();
    assert.doesNotMatch(page.url(), /actor|to=/);
  });

  it('has segments and projects, which are in no project', async () => {
    const page = await world.open(`/p/${SHOP}/history`);
    await page.getByRole('button', { name: 'Segments and projects' }).click();
    await page.getByText('Create segment').waitFor();
    await page.getByRole('link', { name: 'visitors' }).click();
    await page.getByRole('heading', { level: 1, name: 'visitors' }).waitFor();
  });

  it('says why a change cannot be taken back', async () => {
    world.expectComplaints(/409/);
    const { history } = await world.api<{ history: { id: string; time: number }[] }>(
      'GET',
      '/projects/shop/history?resource=feature/twice',
    );
    const first = history[1] as { id: string; time: number };
    const page = await world.open(`/p/${SHOP}/history?revert=${first.id}&at=${Math.round(first.time * 1000)}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('is no longer what this change left').waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Take back' }).isDisabled());
    await assertAccessibleEverywhere(page);
  });

  bothWays('takes a change back', world, async (open, means) => {
    const { page, press, toContent, effort } = await open(`/p/${SHOP}/history?resource=feature/${means}`);
    await toContent();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/revert')) asked.push(/dryRun":true/.test(request.postData() ?? '') ? 'dry' : 'real');
    });
    await press(page.getByRole('link', { name: 'Take back' }));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: 'Default' }).getByText('off').waitFor();
    await press(dialog.getByRole('button', { name: 'Take back' }));
    await page.getByText('Took a change back').waitFor();
    holdFlow('F7', means, effort());
    const { feature } = await world.api<{ feature: object }>('GET', `/projects/shop/features/${means}`);
    assert.partialDeepStrictEqual(feature, { defaultVariation: 'off', description: '' });
    // What has been done is not asked about any more: the service would refuse it.
    assert.deepEqual(asked, ['dry', 'real']);
  });
});
