import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { holdFlow } from './support/flows.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

interface Evaluated {
  readonly variation: string;
}

describe('why an entity is served what it is served', () => {
  const world = useWorld();
  const evaluate = (entityId: string) =>
    world.api<Evaluated>('POST', `/projects/${SHOP}/evaluations/checkout`, { entityId });
  before(async () => {
    await makeShop(world, ['checkout', 'search']);
    await makeLaunch(world, 'rollout', { feature: 'checkout', steps: [weights(50_000)] });
    await evaluate('u-17');
    await evaluate('u-18');
  });

  bothWays('is answered from anywhere', world, async (open, means) => {
    const { page, keys, choose, effort } = await open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'checkout' }).first().waitFor();
    await keys('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    await page.keyboard.insertText('u-17');
    await page.getByRole('option', { name: /Why is u-17/ }).waitFor();
    await keys('Enter');
    await choose(page.getByLabel('Feature', { exact: true }), 'checkout');
    const { variation } = await evaluate('u-17');
    await page.getByRole('heading', { name: `u-17 is served ${variation}` }).waitFor();
    // The paste is one action, and so is the choice, which counts two.
    holdFlow('F2', means, effort());
  });

  it('is said check by check, with the bucket, and what was served beside it', async () => {
    const page = await world.open(`/p/${SHOP}/why?feature=checkout&entity=u-17&other=u-18`);
    const answers = page.getByRole('list', { name: 'What was asked, in order' });
    await answers.nth(1).waitFor();
    const explained = await world.api<{ checks: { text: string }[] }>(
      'POST',
      `/projects/${SHOP}/explanations/checkout`,
      { entityId: 'u-17' },
    );
    for (const { text } of explained.checks) await answers.first().getByText(text).waitFor();
    await page.getByRole('button', { name: 'Look it up' }).first().click();
    const { variation } = await evaluate('u-17');
    await page.getByRole('region', { name: 'What u-17 was served' }).getByText(variation).first().waitFor();
    await assertAccessibleEverywhere(page);
  });

  it('takes a pasted line of what is delivered apart', async () => {
    const { now } = await world.api<{ now: string }>('GET', '/_local/clock');
    const page = await world.open(`/p/${SHOP}/why`);
    const line = {
      event_timestamp: Date.parse(now),
      event_type: 'evaluation',
      feature: 'checkout',
      entity_id: 'u-17',
      entity_attributes: { country: 'DE' },
    };
    await page.getByLabel('Entity', { exact: true }).focus();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text', text);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, JSON.stringify(line));
    await page.getByRole('heading', { name: /u-17 is served/ }).waitFor();
    assert.equal(await page.getByLabel('Evaluation context (JSON, optional)').first().inputValue(), '{"country":"DE"}');
    assert.match(page.url(), /at=/);
  });

  it('names the moment before which nothing can be asked', async () => {
    world.expectComplaints(/400/);
    const page = await world.open(`/p/${SHOP}/why?feature=checkout&entity=u-17&at=2020-01-01T00:00:00.000Z`);
    await page.getByText(/at is before .* when the rules of the feature changed last/).waitFor();
    await assertAccessibleEverywhere(page);
  });

  it('leaves what users write as text', async () => {
    const id = '<img src=x onerror=alert(1)>\u202eabc';
    const page = await world.open(`/p/${SHOP}/why?feature=checkout&entity=${encodeURIComponent(id)}`);
    await page.getByRole('heading', { name: /is served/ }).waitFor();
    assert.ok((await page.getByRole('heading', { name: /is served/ }).textContent())?.includes('<img src=x'));
  });
});
