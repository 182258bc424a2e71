/**
 * The pages of a deployed console, as CloudFront serves them.
 */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { rest } from '../aws.ts';

export interface Pages {
  /** The emulator's address. */
  readonly endpoint: string;
  /** The address of the distribution there, which browsers take for a secure one. */
  readonly origin: string;
  readonly bucket: string;
}

export const pagesOf = async (endpoint: string): Promise<Pages> => {
  const listed = await rest(endpoint, 'cloudfront', '/2020-05-31/distribution');
  const [, label] = /<DomainName>(\w+)\.cloudfront\.net</.exec(listed) ?? [];
  const [, bucket] = /<DomainName>([\w-]+)\.s3\./.exec(listed) ?? [];
  assert.ok(label && bucket, listed);
  return { endpoint, bucket, origin: `http://${label}.cloudfront.localhost:${new URL(endpoint).port}` };
};

/** Node resolves no names below `localhost`, so the emulator is told the name by a header. */
export const get = ({ endpoint, origin }: Pages, path: string): Promise<Response> =>
  new Promise((resolve, reject) => {
    const asked = request(`${endpoint}${path}`, { headers: { host: new URL(origin).host } }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
      resolve(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 502, headers }));
    });
    asked.once('error', reject).end();
  });

/** The address of a file that the page names. */
export const assetOf = async (pages: Pages): Promise<string> => {
  const [asset] = /\/console\/assets\/[\w.-]+\.js/.exec(await (await get(pages, '/console/')).text()) ?? [];
  assert.ok(asset);
  return asset;
};

export const servesPages = async (pages: Pages): Promise<void> => {
  const [root, page, deep] = await Promise.all(
    ['/', '/console/', '/console/p/shop/a.b'].map((path) => get(pages, path)),
  );
  assert.equal(root?.headers.get('location'), '/console/');
  assert.equal(page?.status, 200);
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.equal(await deep?.text(), await page.text());
  const asset = await get(pages, await assetOf(pages));
  assert.equal(asset.status, 200);
  assert.match(asset.headers.get('content-type') ?? '', /^text\/javascript/);
  assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
};

export const hasHeaders = async (pages: Pages): Promise<void> => {
  for (const path of ['/console/', await assetOf(pages)]) {
    const { headers } = await get(pages, path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/);
    // Addresses with a path would admit themselves alone.
    const [, connect = ''] = /connect-src 'self' ([^;]*);/.exec(policy) ?? [];
    for (const origin of connect.split(' ')) assert.equal(new URL(origin).origin, origin);
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types 'none'$/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('strict-transport-security') ?? '', /^max-age=31536000/);
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  }
};

export const tellsMissing = async (pages: Pages): Promise<void> => {
  const missing = await get(pages, '/console/assets/none-0000.js');
  assert.equal(missing.status, 404);
  assert.doesNotMatch(missing.headers.get('content-type') ?? '', /html/);
};

/** Nobody but CloudFront reads it. */
export const keepsBucketPrivate = async ({ endpoint, bucket }: Pages): Promise<void> => {
  for (const key of ['console/index.html', 'deployment.json']) {
    const answer = await fetch(`${endpoint}/${bucket}/${key}`);
    assert.equal(answer.status, 403, `${key}: ${await answer.text()}`);
  }
};
