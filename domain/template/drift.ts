/**
 * How a resource differs from its template, for whoever asks: CloudFormation compares custom resources with nothing.
 */
import { type Actual, completeMembers, membersOf } from './actual.ts';
import { changeOf } from './change.ts';
import type { Desired } from './desired.ts';
import { isMark } from './ownership.ts';
import { templatePath } from './template-path.ts';

/** One property. Values are as the API has them; undefined for one that is not there. */
export interface TemplateDifference {
  /** Its path in the template, such as `EntityOverrides`. */
  readonly property: string;
  readonly template: unknown;
  readonly service: unknown;
}

/** Returns what differs between the desired state and the actual one. The marks of stacks are no tags here. */
export const templateDrift = (desired: Desired, actual: Actual): TemplateDifference[] => {
  const { type, name } = desired;
  const wanted = completeMembers(type, name, desired.members);
  const present = completeMembers(type, name, membersOf(type, actual));
  const members = Object.keys(changeOf(desired, actual).members).map((member) => ({
    property: templatePath(type, member),
    template: wanted[member],
    service: present[member],
  }));
  return [...members, ...tagDrift(desired, actual), ...runDrift(desired, actual)];
};

const tagDrift = ({ tags }: Desired, actual: Actual): TemplateDifference[] => {
  const present = Object.fromEntries(Object.entries(actual.tags ?? {}).filter(([key]) => !isMark(key)));
  const keys = new Set([...Object.keys(tags), ...Object.keys(present)]);
  const isSame = [...keys].every((key) => tags[key] === present[key]);
  return isSame ? [] : [{ property: 'Tags', template: tags, service: present }];
};

/** A trial that has ended does not start again, whatever its template says. */
const runDrift = ({ type, run }: Desired, { status }: Actual): TemplateDifference[] => {
  const isOther = (run?.status === 'START' && status === 'CREATED') || (run?.status === 'STOP' && status === 'RUNNING');
  const property = type === 'launch' ? 'ExecutionStatus' : 'RunningStatus';
  return isOther ? [{ property, template: run?.status, service: status }] : [];
};
