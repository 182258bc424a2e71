/**
 * A desired state in the form in which a file has it.
 */

import { completeMembers } from '../template/actual.ts';
import type { Desired, Values } from '../template/desired.ts';
import { creationMembers } from '../template/template-type.ts';
import { writeMembers } from './write-members.ts';

/** With the members that the API would complete. */
export const writeDesired = ({ type, name, members, tags }: Desired): Values => {
  const { name: _, ...schemas } = creationMembers(type);
  return writeMembers({ ...completeMembers(type, name, members), tags }, schemas);
};
