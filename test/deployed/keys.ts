/**
 * What a key of a project opens at a deployment: API Gateway asks the authorizer, and holds a caller to its policy.
 */
import assert from 'node:assert/strict';
import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DeleteKeyCommand,
} from '@selfevident/evidently-client/extensions';
import { type Answer, bearer, flagsOf, post, throughProvider } from './ask-flags.ts';
import type { Deployed } from './deployed.ts';
import { eventually } from './eventually.ts';
import { startExperiment } from './start-experiment.ts';

export const project = 'pages';
export const other = 'pages-of-others';
export const feature = 'colour';
export const experiment = 'colours';
const origin = 'https://shop.example';
/** Asked by the stock providers, of which the one for servers assigns. */
export const visitor = { targetingKey: 'visitor' };

export interface PageKeys {
  /** For everything that a key is for unless it says otherwise. */
  readonly page: string;
  /** The same of another project. */
  readonly ofOthers: string;
  /** For the pages of one origin, and only to be shown flags. */
  readonly shop: string;
  /** One request a second. */
  readonly slow: string;
  /** One that was used before it was revoked, and when that was, in milliseconds. */
  readonly revoked: { readonly secret: string; readonly at: number };
}

export const makesKeys = async (deployed: Deployed): Promise<PageKeys> => {
  for (const each of [project, other])
    await startExperiment(deployed, {
      project: each,
      experiment,
      feature,
      variations: ['red', 'blue'],
      metric: 'price',
      lasts: 3_600_000,
    });
  const make = async (settings: Partial<CreateKeyCommandInput> = {}) => {
    const { key, secret } = await deployed.client.send(new CreateKeyCommand({ project, ...settings }));
    return { id: key?.id ?? '', secret: secret ?? '' };
  };
  const revoke = ({ id }: { readonly id: string }) => deployed.client.send(new DeleteKeyCommand({ project, key: id }));
  const [page, ofOthers] = [await make(), await make({ project: other })];
  const shop = await make({ origins: [origin], scopes: ['evaluate'] });
  const slow = await make({ requestsPerSecond: 1 });

  const never = await make();
  await revoke(never);
  await refuses(await askAll(deployed, bearer(never.secret)), 401);
  const used = await make();
  assert.equal((await askAll(deployed, bearer(used.secret))).status, 200);
  await revoke(used);
  const at = Date.now();
  return {
    page: page.secret,
    ofOthers: ofOthers.secret,
    shop: shop.secret,
    slow: slow.secret,
    revoked: { secret: used.secret, at },
  };
};

/** With another character in the middle. */
export const unlike = (text: string): string => {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
};

export const below = (url: string): string => `${url}/projects/${project}`;

const askAll = ({ url }: Deployed, headers: Record<string, string> = {}): Promise<Answer> =>
  post(flagsOf(below(url)), { context: visitor }, headers);

/** An answer that pages of every origin can read. The authorizer's 401 and 403 are API Gateway's own. */
const refuses = async ({ status, headers, body }: Answer, expected: number): Promise<void> => {
  assert.deepEqual([status, typeof body.message], [expected, 'string']);
  assert.equal(headers.get('access-control-allow-origin'), '*');
};

/** Through the stock providers for pages and for servers: below the project, and at the root, where the key names it. */
export const letsPagesIn = async ({ url }: Deployed, { page, ofOthers }: PageKeys): Promise<void> => {
  const questions = [
    { url: below(url), key: page },
    { url, key: page },
    { url: below(url), key: ofOthers },
    { url: below(url), key: unlike(page) },
    { url: below(url) },
  ].map((question) => ({ ...question, flag: feature, entityId: visitor.targetingKey }));
  for (const provider of ['web', 'js-server'] as const) {
    const seen = await throughProvider(provider, questions);
    for (const details of seen.slice(0, 2)) {
      assert.equal(details?.reason, 'SPLIT', JSON.stringify(details));
      assert.ok(details.value === details.variant && ['red', 'blue'].includes(details.variant ?? ''));
      assert.deepEqual(Object.keys(details.flagMetadata ?? {}), ['exposure']);
    }
    // A key of another project, an unknown one, none.
    for (const details of seen.slice(2)) assert.deepEqual([details?.reason, details?.value], ['ERROR', 'fallback']);
  }
};

export const refusesOthers = async (deployed: Deployed, { page, ofOthers, shop, slow }: PageKeys): Promise<void> => {
  const { url } = deployed;
  for (const headers of [{}, bearer('pk_made_up'), bearer(unlike(page)), { 'x-api-key': page }])
    for (const [path, body] of [
      [flagsOf(below(url)), { context: visitor }],
      [`${flagsOf(url)}/${feature}`, { context: visitor }],
      [`${below(url)}/exposures`, { tokens: ['x'] }],
    ] as const)
      await refuses(await post(path, body, headers), 401);
  await refuses(await askAll(deployed, bearer(ofOthers)), 403);
  await refuses(await post(`${below(url)}/exposures`, { tokens: ['x'] }, bearer(ofOthers)), 403);
  // What its key is not for, by the authorizer's policy; and an origin, which only the function knows.
  await refuses(await post(`${below(url)}/exposures`, { tokens: ['x'] }, bearer(shop)), 403);
  await refuses(await post(`${below(url)}/events`, { events: [] }, bearer(page)), 403);
  assert.equal((await askAll(deployed, bearer(shop))).status, 403);
  const ofShop = await askAll(deployed, { ...bearer(shop), origin });
  assert.deepEqual([ofShop.status, ofShop.headers.get('access-control-allow-origin')], [200, origin]);
  // A key signs nothing: what takes signatures takes no key.
  const management = await fetch(below(url), { headers: bearer(page) });
  assert.equal(management.status, 403);

  const answers = await Promise.all(Array.from({ length: 4 }, () => askAll(deployed, bearer(slow))));
  const throttled = answers.find(({ status }) => status === 429);
  assert.equal(throttled?.headers.get('retry-after'), '1', answers.map(({ status }) => status).join());
};

/** Browsers ask before, and again with the tag of what they have. */
export const answersBrowsers = async (deployed: Deployed, { page }: PageKeys): Promise<void> => {
  const { url } = deployed;
  for (const path of [
    flagsOf(below(url)),
    `${flagsOf(below(url))}/${feature}`,
    flagsOf(url),
    `${below(url)}/exposures`,
  ]) {
    const { status, headers } = await fetch(path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    const listed = (name: string) => (headers.get(name) ?? '').toLowerCase().split(/ *, */);
    assert.equal(status, 204);
    assert.ok(listed('access-control-allow-methods').includes('post'));
    for (const header of ['authorization', 'content-type', 'if-none-match'])
      assert.ok(listed('access-control-allow-headers').includes(header), header);
  }
  const { status, headers, body } = await askAll(deployed, { ...bearer(page), origin });
  assert.deepEqual([status, body.flags.map(({ key }: { key: string }) => key)], [200, [feature]]);
  for (const header of ['etag', 'retry-after'])
    assert.match(headers.get('access-control-expose-headers') ?? '', RegExp(header, 'i'));
  const etag = headers.get('etag') ?? '';
  assert.match(etag, /^"[-\w]{43}"$/);
  const again = await askAll(deployed, { ...bearer(page), 'if-none-match': etag });
  assert.deepEqual([again.status, again.body], [304, undefined]);
};

/** API Gateway remembers what it was told of a key for a minute. */
export const refusesRevoked = async (deployed: Deployed, { revoked }: PageKeys): Promise<void> => {
  await eventually(revoked.at + 65_000 - Date.now(), async () => {
    await refuses(await askAll(deployed, bearer(revoked.secret)), 401);
  });
};
