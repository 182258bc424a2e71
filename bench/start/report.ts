/**
 * What was measured, as tables.
 */
import { functionRows } from '../../lib/functions/functions.ts';
import type { Start } from './measure.ts';
import { durationAt, type Load } from './memory.ts';

export interface Started extends Start {
  /** A function, or what it is compared with. */
  readonly function: string;
  readonly bytes: number;
}

export interface Measured {
  readonly node: string;
  readonly processor: string;
  /** Milliseconds of a process that starts and ends. */
  readonly empty: number;
  readonly starts: readonly Started[];
  readonly loads: readonly Load[];
}

export const tablesOf = ({ node, processor, empty, starts, loads }: Measured): string =>
  [
    `Node ${node} on ${processor}; an empty process takes ${empty.toFixed(0)} ms.`,
    '',
    '| function | bundle, bytes | import, ms | first answer, ms |',
    '|---|---|---|---|',
    ...starts.map((of) => `| ${of.function} | ${of.bytes} | ${over(of.import)} | ${over(of.answer)} |`),
    '',
    '| function | sent | MB | peak, MB | first, CPU ms | warm, CPU ms | first, ms | warm, ms |',
    '|---|---|---|---|---|---|---|---|',
    ...loads.map(loadRow),
  ].join('\n');

const loadRow = ({ function: of, name, firstCpu, warmCpu, peakMemory }: Load): string => {
  const { memory } = functionRows[of];
  const warm = warmCpu === null ? ['', ''] : [figure(warmCpu), figure(durationAt(memory, warmCpu))];
  const first = [figure(firstCpu), figure(durationAt(memory, firstCpu))];
  return `| ${[of, name, memory, peakMemory.toFixed(0), first[0], warm[0], first[1], warm[1]].join(' | ')} |`;
};

const over = (value: number): string => `+${Math.max(0, value).toFixed(0)}`;
const figure = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
