/**
 * A file of the built console, with the policy of its pages.
 */
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { contentPolicy } from '../../domain/content-policy.ts';
import type { Reply } from '../http/reply.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const securityHeaders = {
  'content-security-policy': contentPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

const YEAR = 'public, max-age=31536000, immutable';

/** Names in `assets/` have a digest in them. All other addresses are those of screens, and have the one page. */
export const fileReply = (folder: string, path: string): Reply => {
  const isAsset = path.startsWith('assets/');
  const isFile = isAsset || /^[\w-]+\.(js|svg)$/.test(path);
  const file = isFile ? normalize(join(folder, path)) : join(folder, 'index.html');
  const body = file.startsWith(folder) ? readIfThere(file) : undefined;
  if (body === undefined)
    return { status: 404, headers: { ...securityHeaders, 'content-type': 'text/plain' }, body: '' };
  const type = types[extname(file)] ?? 'application/octet-stream';
  const cache = isAsset ? YEAR : 'no-cache';
  return { status: 200, headers: { ...securityHeaders, 'content-type': type, 'cache-control': cache }, body };
};

const readIfThere = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
};
