/**
 * The upload of the console: what lies in the bucket after each deployment.
 */
import { type Files, removeFiles, type StoredFile, uploadFiles } from '../../../lambdas/cloudformation/upload-files.ts';

const openBucket = () => {
  const objects = new Map<string, StoredFile>();
  const order: string[] = [];
  const bucket: Files = {
    put: async (key, file) => {
      objects.set(key, file);
      order.push(key);
    },
    read: async (key) => objects.get(key)?.body.toString(),
    remove: async (keys) => {
      for (const key of keys) objects.delete(key);
    },
    list: async () => [...objects.keys()],
  };
  return { objects, order, bucket };
};
const filesOf = (...names: string[]) => new Map(names.map((name) => [name, Buffer.from(name)]));
const deploy = (bucket: Files, asset: string) =>
  uploadFiles(bucket, {
    files: filesOf('index.html', 'theme.js', `assets/${asset}`, '.vite/manifest.json'),
    config: '{}',
  });

it('has types and times, and no file that begins with a point', async () => {
  const { bucket, objects, order } = openBucket();
  await deploy(bucket, 'a.js');
  expect(Object.fromEntries([...objects].map(([key, { type, cache }]) => [key, [type, cache]]))).toEqual({
    'console/assets/a.js': ['text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    'console/theme.js': ['text/javascript; charset=utf-8', 'no-cache'],
    'console/config.json': ['application/json', 'no-cache'],
    'console/index.html': ['text/html; charset=utf-8', 'no-cache'],
    'deployment.json': ['application/json', 'no-cache'],
  });
  // A page names only files that are there.
  expect(order.slice(0, 4)).toEqual([
    'console/assets/a.js',
    'console/theme.js',
    'console/config.json',
    'console/index.html',
  ]);
});

it('keeps the files of one deployment before', async () => {
  const { bucket, objects } = openBucket();
  const assets = () => [...objects.keys()].filter((key) => key.includes('/assets/')).sort();
  await deploy(bucket, 'a.js');
  await deploy(bucket, 'b.js');
  expect(assets()).toEqual(['console/assets/a.js', 'console/assets/b.js']);
  await deploy(bucket, 'c.js');
  expect(assets()).toEqual(['console/assets/b.js', 'console/assets/c.js']);
});

it('leaves nothing when the deployment goes', async () => {
  const { bucket, objects } = openBucket();
  await deploy(bucket, 'a.js');
  await removeFiles(bucket);
  expect([...objects]).toEqual([]);
});
