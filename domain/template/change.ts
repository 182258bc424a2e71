/**
 * The members in which a resource differs from its desired state.
 */
import type { Fault } from '../fault.ts';
import { type Actual, completeMembers, membersOf } from './actual.ts';
import type { Plan } from './call.ts';
import type { Desired, Values } from './desired.ts';
import { meansTheSame } from './meaning.ts';
import { templatePath } from './template-path.ts';
import { updateMembers } from './template-type.ts';

export interface ResourceChange {
  readonly desired: Desired;
  readonly actual: Actual;
  /** The members that differ, with the values that they should have; undefined for one that should not be there. */
  readonly members: Values;
}

export const changeOf = (desired: Desired, actual: Actual): ResourceChange => {
  const { type, name } = desired;
  const after = completeMembers(type, name, desired.members);
  const before = completeMembers(type, name, membersOf(type, actual));
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const differing = names.filter((member) => !meansTheSame(member, before[member], after[member]));
  // A list that the template does not have is an empty one.
  const value = (member: string) => (Array.isArray(before[member]) ? (after[member] ?? []) : after[member]);
  return { desired, actual, members: Object.fromEntries(differing.map((member) => [member, value(member)])) };
};

/** The change without some of its members. */
export const without = (change: ResourceChange, ...names: readonly string[]): ResourceChange => ({
  ...change,
  members: Object.fromEntries(Object.entries(change.members).filter(([name]) => !names.includes(name))),
});

/** Faults for all members of a change, by their paths in a template. */
export const faultsOfChange = ({ desired, members }: ResourceChange, message: string): Fault[] =>
  Object.keys(members).map((member) => ({ name: templatePath(desired.type, member), message }));

type Updatable = { readonly members: Values } & Pick<Plan, 'faults' | 'warnings'>;

/**
 * Divides a change into what an update can send, faults for members that no update takes, and warnings for members that
 * no operation takes away. Those are no faults, since a rollback must be able to leave behind what it undoes.
 */
export const updatable = (change: ResourceChange): Updatable => {
  const allowed = updateMembers(change.desired.type);
  const entries = Object.entries(change.members);
  const fixed = Object.fromEntries(entries.filter(([name]) => !allowed[name]));
  const removed = Object.fromEntries(entries.filter(([name, value]) => allowed[name] && value === undefined));
  return {
    members: Object.fromEntries(entries.filter(([name, value]) => allowed[name] && value !== undefined)),
    faults: faultsOfChange({ ...change, members: fixed }, 'cannot change: give the resource a new name'),
    warnings: faultsOfChange({ ...change, members: removed }, 'stays, because no operation takes it away'),
  };
};
