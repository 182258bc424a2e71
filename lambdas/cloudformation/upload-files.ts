/**
 * Uploads the files of the console into its bucket. Files of the deployment before stay for one more, because a page
 * that is open may still load its parts. New files come first, then the page that names them.
 */

/** A bucket, by the keys of its objects. */
export interface Files {
  readonly put: (key: string, file: StoredFile) => Promise<void>;
  /** The text of an object; undefined where there is none. */
  readonly read: (key: string) => Promise<string | undefined>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
  readonly list: () => Promise<string[]>;
}

export interface StoredFile {
  readonly body: Buffer | string;
  readonly type: string;
  readonly cache: string;
}

export interface Upload {
  /** The files by their path below `console/`. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** The text of `config.json`. */
  readonly config: string;
}

const FOLDER = 'console/';
/** The keys of the deployment in force. No address of the console leads to it. */
const RECORD = 'deployment.json';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
};

const YEAR = 'public, max-age=31536000, immutable';

export const uploadFiles = async (bucket: Files, { files, config }: Upload): Promise<void> => {
  const before = JSON.parse((await bucket.read(RECORD)) ?? '[]') as string[];
  const isAsset = (path: string) => path.startsWith('assets/');
  const put = (path: string, body: Buffer | string) =>
    bucket.put(FOLDER + path, { body, type: typeOf(path), cache: isAsset(path) ? YEAR : 'no-cache' });
  const shown = [...files].filter(([path]) => !path.startsWith('.'));
  for (const [path, body] of shown.filter(([one]) => isAsset(one))) await put(path, body);
  for (const [path, body] of shown.filter(([one]) => !isAsset(one) && one !== 'index.html')) await put(path, body);
  await put('config.json', config);
  const page = files.get('index.html');
  if (page) await put('index.html', page);
  const now = [...shown.map(([path]) => FOLDER + path), `${FOLDER}config.json`];
  const kept = new Set([...now, ...before, RECORD]);
  await bucket.put(RECORD, { body: JSON.stringify(now), type: 'application/json', cache: 'no-cache' });
  await bucket.remove((await bucket.list()).filter((key) => !kept.has(key)));
};

/** Empties the bucket, so that it can be deleted. */
export const removeFiles = async (bucket: Files): Promise<void> => bucket.remove(await bucket.list());

const typeOf = (path: string): string => types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
