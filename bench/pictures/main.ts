// npm run bench -- pictures: draws docs/pictures anew, from simulated launches with fixed seeds.
import { writeFileSync } from 'node:fs';
import { harmPicture } from './harm.ts';
import { marginPicture } from './margin.ts';
import { rampPicture } from './ramp.ts';

const pictures = { 'within-steps': rampPicture, margin: marginPicture, 'harm-found': harmPicture };
for (const [name, draw] of Object.entries(pictures)) writeFileSync(`docs/pictures/${name}.svg`, draw());
