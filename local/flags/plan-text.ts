/**
 * A plan for people, and for programs.
 */
import type { Action, PlannedResource } from '../../domain/flags/plan-flags.ts';

const SIGNS: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  delete: '-',
  start: '>',
  stop: '|',
  none: ' ',
};

/** Resources that are as they should be are only counted. */
export const planText = (plan: readonly PlannedResource[]): string => {
  const shown = plan.filter((resource) => isChanged(resource) || resource.hints.length > 0);
  const changed = plan.filter(isChanged).length;
  const lines = shown.flatMap(linesOf);
  return [...lines, `${changed} to change, ${plan.length - changed} as they are`]
    .map((line) => `${printable(line)}\n`)
    .join('');
};

export const isChanged = ({ calls }: PlannedResource): boolean => calls.length > 0;

const linesOf = ({ type, name, actions, differences, hints }: PlannedResource): string[] => [
  `${SIGNS[actions[0] ?? 'none']} ${type} ${name}${actions.includes('none') ? '' : `: ${actions.join(', ')}`}`,
  ...differences.map(({ member, before, after }) => `    ${member}: ${valueText(before)} -> ${valueText(after)}`),
  ...hints.map((hint) => `    ${hint}`),
];

const valueText = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

/** Names and texts are anybody's, and a terminal obeys control characters. */
const printable = (line: string): string => line.replaceAll(/\p{Cc}/gu, ' ');

/** The plan as data: what differs or changes. */
export const planData = (plan: readonly PlannedResource[]) => ({
  changes: plan
    .filter(isChanged)
    .map(({ faults: _, hints, ...change }) => ({ ...change, ...(hints.length > 0 ? { hints } : {}) })),
  left: plan
    .filter((resource) => !isChanged(resource) && resource.hints.length > 0)
    .map(({ type, name, hints }) => ({ type, name, hints })),
  unchanged: plan.filter((resource) => !isChanged(resource)).length,
});
