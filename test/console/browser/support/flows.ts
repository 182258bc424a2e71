/**
 * The flows that a person goes through, and what each may take by mouse and by keys. The table is printed at the end.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Means } from './person.ts';

interface Flow {
  readonly name: string;
  /**
   * The most clicks by mouse at 1280, and the most keys at 360. A field that is typed into counts one key. The design has
   * a number of keys for F1 and F6 alone: those of the others are what it takes today, and a little.
   */
  readonly mouse: number;
  readonly keys: number;
}

const flows = {
  F1: { name: 'stop a launch, from the overview', mouse: 3, keys: 12 },
  F2: { name: 'why an entity got what it got, from anywhere', mouse: 4, keys: 4 },
  F3: { name: 'the page of a verdict, from the overview', mouse: 1, keys: 8 },
  F4: { name: 'a launch in three steps', mouse: 12, keys: 60 },
  F5: { name: 'an experiment with a checked metric', mouse: 18, keys: 140 },
  F6: { name: 'find a feature by name', mouse: 4, keys: 4 },
  F7: { name: 'take a change back', mouse: 4, keys: 30 },
  F8: { name: 'from "no verdict yet" to the cause', mouse: 2, keys: 15 },
  F10: { name: 'ship a treatment', mouse: 4, keys: 16 },
} as const satisfies Readonly<Record<string, Flow>>;

type FlowName = keyof typeof flows;

const taken = new Map<FlowName, Partial<Record<Means, number>>>();

/** @throws AssertionError where a flow took more than it may. */
export const holdFlow = (flow: FlowName, means: Means, effort: number): void => {
  taken.set(flow, { ...taken.get(flow), [means]: effort });
  const most = flows[flow][means];
  assert.ok(effort <= most, `${flow}, ${flows[flow].name}: ${effort} by ${means}, and may take ${most}`);
};

after(() => {
  if (taken.size === 0) return;
  console.warn('\n| flow | | clicks at 1280 | may | keys at 360 | may |\n|---|---|---|---|---|---|');
  for (const [flow, { mouse = '', keys = '' }] of [...taken].toSorted()) {
    const { name, ...most } = flows[flow];
    console.warn(`| ${flow} | ${name} | ${mouse} | ${most.mouse} | ${keys} | ${most.keys} |`);
  }
});
