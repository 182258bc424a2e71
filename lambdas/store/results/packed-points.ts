/** Packs points into few bytes: columns of doubles, first the times and then the numbers of each arm. */

import { gunzipSync, gzipSync } from 'node:zlib';
import { armColumns, type Columns, numberNames } from '../../../domain/results/columns.ts';
import type { Item } from '../table/change.ts';

export const packPoints = ({ times, arms }: Columns): Item => {
  const columns = [times, ...[...arms.values()].flatMap((numbers) => numberNames.map((name) => numbers[name]))];
  const bytes = columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  return { arms: [...arms.keys()], points: gzipSync(Buffer.concat(bytes)) };
};

export const unpackPoints = ({ arms, points }: Item): Columns => {
  const names = arms as string[];
  // Doubles need an aligned buffer, which a copy has.
  const numbers = new Float64Array(new Uint8Array(gunzipSync(points as Uint8Array)).buffer);
  const length = numbers.length / (1 + names.length * numberNames.length);
  const column = (position: number) => numbers.subarray(position * length, (position + 1) * length);
  const ofArm = (arm: number) => armColumns((name) => column(1 + arm * numberNames.length + numberNames.indexOf(name)));
  return { times: column(0), arms: new Map(names.map((name, arm) => [name, ofArm(arm)])) };
};
