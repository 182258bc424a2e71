/**
 * The pictures of docs/pictures are those that `npm run bench -- pictures` draws. That of harm takes seconds and is left
 * out.
 */

import { readFileSync } from 'node:fs';
import { marginPicture } from '../../bench/pictures/margin.ts';
import { rampPicture } from '../../bench/pictures/ramp.ts';

it.each([
  ['margin', marginPicture],
  ['within-steps', rampPicture],
])('%s is drawn from what is simulated', (name, draw) => {
  expect(draw()).toBe(readFileSync(`docs/pictures/${name}.svg`, 'utf8'));
});

it('names the verdicts that belong to its three intervals', () => {
  expect([...marginPicture().matchAll(/>(NotWorse|Open|Harmed)</g)].map(([, verdict]) => verdict)).toEqual([
    'NotWorse',
    'Open',
    'Harmed',
  ]);
});
