/**
 * Steps that stacks of every kind take.
 */
import type { StackTemplate } from './stacks.ts';
import type { State } from './state.ts';
import { FAILURE } from './variants.ts';

export interface Step {
  readonly name: string;
  /** None deletes the stack. */
  readonly template?: StackTemplate;
  /** CREATE_COMPLETE, UPDATE_COMPLETE or DELETE_COMPLETE by default. */
  readonly status?: string;
  /** In the reason of a status that is not the default. */
  readonly reason?: string;
  /** Members of all resources that the service then has; undefined for one that is not there. */
  readonly resources: State;
  /** Nothing has been written: all times are those of the step before. */
  readonly unwritten?: true;
}

export interface Scenario {
  readonly stack: string;
  readonly steps: readonly Step[];
}

export const gone: Step = { name: 'deleted', resources: {} };
export const rolledBack = 'UPDATE_ROLLBACK_COMPLETE';

/** CloudFormation sends each resource again, and nothing is written. */
export const again = (template: StackTemplate, resources: State): Step => ({
  name: 'deployed again',
  template: { ...template, variant: { ...template.variant, sentAgain: true } },
  resources,
  unwritten: true,
});

/** Some properties change, and then a resource fails: all is as before. */
export const breaksOff = (template: StackTemplate, properties: Properties, resources: State): Step => ({
  name: 'broken half-way',
  template: { ...template, variant: { properties, fails: true } },
  status: rolledBack,
  reason: FAILURE,
  resources,
});

export const withOther = (template: StackTemplate, properties: Properties): StackTemplate => ({
  ...template,
  variant: { properties },
});

type Properties = Readonly<Record<string, unknown>>;

/** The same resources in a project of another name. */
export const renamedIn = (resources: State, from: string, to: string): State =>
  Object.fromEntries(Object.entries(resources).map(([name, members]) => [name.replace(from, to), members]));
