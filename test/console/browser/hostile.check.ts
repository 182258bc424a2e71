/**
 * Texts of users that try to be something else, names of every length, and more features than fit on a page.
 */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits } from './support/access.ts';
import { NARROW, useWorld, type World } from './support/world.ts';

const texts = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'javascript:alert(1)',
  'abc \u202Edcba\u202C end',
  'emoji 👩‍👩‍👧‍👦 and a\u0301 combining',
  'nul \u0000 inside',
  'x'.repeat(160),
];
const names = ['-', '...', '_._', 'a'.repeat(127), 'A-b.C_9'];

const make = ({ api }: World, name: string, description: string): Promise<unknown> =>
  api('POST', '/projects/shop/features', {
    name,
    description,
    variations: [
      { name: 'off', value: { stringValue: '' } },
      { name: 'on', value: { stringValue: description } },
    ],
    entityOverrides: { [description]: 'on' },
  });

describe('texts of users', () => {
  const world = useWorld();
  before(async () => {
    await world.api('POST', '/projects', { name: 'shop', description: texts[0] });
    await world.api('POST', '/projects', { name: 'other' });
    for (const [index, text] of texts.entries()) await make(world, `text-${index}`, text);
    for (const name of names) await make(world, name, 'a name');
  });

  for (const [index, text] of texts.entries())
    it(`stay text: ${JSON.stringify(text.slice(0, 30))}`, async () => {
      const page = await world.open(`/p/shop/features/text-${index}?dialog=overrides`);
      await page.getByRole('dialog').waitFor();
      const shown = await page.locator('bdi').allTextContents();
      assert.ok(shown.includes(text));
      assert.equal(await page.locator('main img, main script').count(), 0);
      await page.setViewportSize(NARROW);
      await assertFits(page);
    });

  for (const name of names)
    it(`have a page under the name ${name.slice(0, 20)}`, async () => {
      const page = await world.open(`/p/shop/features/${name}`);
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.getByText('Asked from top to bottom').waitFor();
      await page.setViewportSize(NARROW);
      await assertFits(page);
    });

  it('are found in the address, whatever it says', async () => {
    const filter = encodeURIComponent(texts[0] ?? '');
    const page = await world.open(`/p/shop/features?filter=${filter}&sort=nothing&page=-1&tab=%00`);
    await page.getByText(`No name contains “${texts[0]}”.`).waitFor();
    await assertAccessible(page);
  });

  it('stay text in the history, before and after', async () => {
    for (const text of texts) await world.api('PATCH', '/projects/shop/features/text-0', { description: text });
    const page = await world.open('/p/shop/history?resource=feature/text-0');
    await page
      .getByText(texts[1] ?? '')
      .first()
      .waitFor();
    const shown = await page.locator('.history-changes bdi').allTextContents();
    for (const text of texts) assert.ok(shown.includes(text), text.slice(0, 30));
    await page.setViewportSize(NARROW);
    await assertFits(page);
  });

  it('stay text in events, whatever their data', async () => {
    const { id } = await world.api<{ id: string }>('POST', '/projects/shop/taps');
    const timestamp = Math.floor(Date.now() / 1000);
    const long = 'x'.repeat(10_000);
    for (const text of [...texts, long])
      await world.api('POST', '/events/projects/shop', {
        events: [{ timestamp, type: 'aws.evidently.custom', data: JSON.stringify({ text, kind: text }) }],
      });
    const page = await world.open(`/p/shop/events?tap=${id}`);
    await page.getByText('Nothing that runs measures it.').first().waitFor();
    const shown = await page.locator('.event-what pre').allTextContents();
    for (const text of texts) assert.ok(shown.includes(JSON.stringify({ text, kind: text })), text.slice(0, 30));
    assert.equal(await page.locator('main img, main script').count(), 0);
    await page.setViewportSize(NARROW);
    await assertFits(page);
  });

  it('stay text in segments, tags and reasons', async () => {
    const [html = ''] = texts;
    const pattern = JSON.stringify({ [html]: [html, { prefix: texts[3] }] });
    await world.api('POST', '/segments', { name: '-', pattern, description: html, tags: { a: html } });
    const page = await world.open(`/p/shop/segments/-?context=${encodeURIComponent(JSON.stringify({ [html]: html }))}`);
    await page.getByText('It is in the segment.').waitFor();
    await page.getByText(`${html} is “${html}”`).first().waitFor();
    assert.equal(await page.locator('main img').count(), 0);
    await page.setViewportSize(NARROW);
    await assertFits(page);
    await world.api('POST', `/tags/${encodeURIComponent('arn:aws:evidently:us-east-1:000000000000:project/shop')}`, {
      tags: { team: html },
    });
    const settings = await world.open('/p/shop/settings');
    await settings.getByText(html).first().waitFor();
    assert.equal(await settings.locator('main img').count(), 0);
  });

  it('in a foreign Host or Origin are refused by the console too', async () => {
    const { port } = new URL(world.url());
    const statusFor = (headers: object) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ host: '127.0.0.1', port, path: '/console/', headers: { ...headers } }, ({ statusCode }) =>
          resolve(statusCode),
        )
          .on('error', reject)
          .end();
      });
    assert.equal(await statusFor({}), 200);
    assert.equal(await statusFor({ host: 'evil.example' }), 403);
    assert.equal(await statusFor({ origin: 'https://evil.example' }), 403);
  });

  it('stay text in the list of projects', async () => {
    const page = await world.open('/?all=true');
    await page.getByText(texts[0] ?? '').waitFor();
  });
});

describe('five hundred features', () => {
  const world = useWorld('--quota', 'features=600');
  const MANY = 500;
  const AT_ONCE = 20;
  before(async () => {
    await world.api('POST', '/projects', { name: 'shop' });
    for (let first = 0; first < MANY; first += AT_ONCE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => make(world, `feature-${first + index}`, 'one of many')),
      );
  });

  it('are counted, filtered and shown 25 at a time', async () => {
    const page = await world.open('/p/shop/features');
    await page.getByText('500 features').waitFor();
    assert.equal(await page.getByRole('link', { name: /^feature-/ }).count(), 25);
    await page.getByText('Page 1 of 20').waitFor();
    await page.getByRole('searchbox').fill('feature-49');
    await page.getByText('11 features').waitFor();
    await page.getByRole('link', { name: 'feature-499' }).click();
    await page.getByRole('heading', { level: 1, name: 'feature-499' }).waitFor();
  });

  it('say how many were searched while there are more', async () => {
    const page = await world.open('/p/shop/features?filter=feature-7', {
      prepare: async (each) => {
        await each.route(
          (url) => url.searchParams.has('nextToken'),
          () => undefined,
        );
      },
    });
    await page.getByText('Searched 100 so far; more are loading.').first().waitFor();
  });

  it('are one search away', async () => {
    const asked: string[] = [];
    const page = await world.open('/p/shop/history');
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await page.waitForLoadState('networkidle');
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const key of ['Control+k', '4', '9', '9']) await page.keyboard.press(key);
    await page.getByRole('option', { name: 'feature-499' }).waitFor();
    await page.getByText('there are more').waitFor({ state: 'detached' });
    // Five pages of features, and one of launches, experiments and segments each: a key asks for nothing.
    assert.equal(asked.length, 8, asked.join(', '));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'feature-499' }).waitFor();
  });
});
