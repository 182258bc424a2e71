import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { holdFlow } from './support/flows.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

describe('events', () => {
  const world = useWorld();
  const send = (data: object | string) =>
    world.api('POST', `/events/projects/${SHOP}`, {
      events: [
        {
          timestamp: Math.floor(Date.now() / 1000),
          type: 'aws.evidently.custom',
          data: typeof data === 'string' ? data : JSON.stringify(data),
        },
      ],
    });
  before(async () => {
    await makeShop(world);
    const arm = (name: string) => ({ name, feature: 'checkout', variation: name });
    const metricDefinition = {
      name: 'revenue',
      entityIdKey: 'user.id',
      valueKey: 'details.revenue',
      eventPattern: '{"kind":["buy"]}',
    };
    await world.api('POST', `/projects/${SHOP}/experiments`, {
      name: 'trial',
      samplingRate: 100_000,
      treatments: [arm('off'), arm('on')],
      metricGoals: [{ metricDefinition }],
    });
    const analysisCompleteTime = Math.floor(Date.now() / 1000) + 86_400;
    await world.api('POST', `/projects/${SHOP}/experiments/trial/start`, { analysisCompleteTime });
    await world.api('POST', `/projects/${SHOP}/evaluations/checkout`, { entityId: 'ann' });
  });

  bothWays(
    'that no verdict comes of show the cause: not served, wrong key, other pattern',
    world,
    async (open, means) => {
      const { page, press, toContent, effort } = await open(`/p/${SHOP}/experiments/trial`);
      await toContent();
      await press(page.getByRole('link', { name: 'Watch events come in' }));
      await press(page.getByRole('button', { name: 'Listen for five minutes' }));
      await page.getByText('Listening until').waitFor();
      const clicks = effort();
      holdFlow('F8', means, clicks);
      // The second person shares the tap of the first, and sees what has come in before.
      const isShown = (text: string) =>
        page
          .getByText(text)
          .nth(means === 'mouse' ? 0 : 1)
          .waitFor();
      const buy = { kind: 'buy', details: { revenue: 5 } };
      await send({ ...buy, user: { id: 'stranger' } });
      await send({ ...buy, userId: 'ann' });
      await send({ kind: 'look', user: { id: 'ann' } });
      await send({ ...buy, user: { id: 'ann' } });
      await send('no JSON');
      await isShown('The entity was never served by this, so its events count for nobody here.');
      await isShown('There is nothing at user.id, the key of the entity.');
      await isShown('The event pattern does not match');
      await isShown('counts for');
      await isShown('Refused');
      assert.equal(effort(), clicks);
      await assertAccessibleEverywhere(page);
    },
  );

  it('are filtered by the address', async () => {
    const { id } = await world.api<{ id: string }>('POST', `/projects/${SHOP}/taps`);
    await send({ kind: 'buy', user: { id: 'ann' }, details: { revenue: 77 } });
    await send({ kind: 'buy', user: { id: 'bob' }, details: { revenue: 78 } });
    const page = await world.open(`/p/${SHOP}/events?tap=${id}&show=dropped&of=bob`);
    await page.getByText('The entity was never served by this').first().waitFor();
    assert.equal(await page.getByText('counts for').count(), 0);
    await page.getByRole('button', { name: 'Counted', exact: true }).click();
    await page.getByText('None of these came in.').waitFor();
  });

  it('of a tap that is gone say so', async () => {
    world.expectComplaints(/404/);
    const page = await world.open(`/p/${SHOP}/events?tap=none`);
    await page.getByText('Listen again').waitFor();
    await page.getByRole('alert').waitFor();
    await assertAccessibleEverywhere(page);
  });
});
