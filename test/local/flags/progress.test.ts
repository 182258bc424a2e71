import { openProgress } from '../../../local/flags/progress.ts';

const written = (isTTY: boolean, steps: readonly [number, number?][]): string => {
  const text: string[] = [];
  const progress = openProgress({ isTTY, write: (more) => text.push(more) });
  for (const [done, total] of steps) progress.step('features read', done, total);
  progress.end();
  return text.join('');
};

it('is one line on a terminal, which goes at the end', () => {
  expect(written(true, [[1, 2], [2, 2], [3]])).toBe(
    '\r\u001b[Kfeatures read: 1 of 2\r\u001b[Kfeatures read: 2 of 2\r\u001b[Kfeatures read: 3\r\u001b[K',
  );
});

it('is a line for each hundred elsewhere', () => {
  expect(written(false, [[0], [99, 250], [100, 250], [200, 250], [250, 250]])).toBe(
    'features read: 100 of 250\nfeatures read: 200 of 250\n',
  );
});
