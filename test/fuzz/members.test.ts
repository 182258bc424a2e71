import type { OperationName } from '../../contract/index.ts';
import { sampleParts } from '../contract/sample.ts';
import { faultsOf } from './answer-faults.ts';
import { type BodyMember, bodyMembers, casesOfMember, nameOf, withValue } from './body-members.ts';
import { type ObservedAnswer, served } from './fuzz-target.ts';
import { hasBody, requestOf } from './request.ts';
import { itLeavesTheTable, useFuzzTarget } from './use-fuzz-target.ts';

const target = useFuzzTarget('one member at a time');

/** A number that JSON.stringify would turn into null is written as it is. */
const textOf = (body: unknown): string =>
  JSON.stringify(body, (_, value) => (value === Infinity ? 'INFINITY' : value)).replaceAll('"INFINITY"', '1e999');

interface Replaced {
  readonly member: BodyMember;
  readonly value: unknown;
}

/** Sends the operation's sample, with another value for a member each time. */
const senderOf = (name: OperationName): ((replaced: Replaced) => Promise<ObservedAnswer>) => {
  const { body = {} } = sampleParts(name);
  return ({ member, value }) => target.send(requestOf(name, { text: textOf(withValue(body, member, value)) }));
};

const fieldNames = ({ body }: ObservedAnswer): string =>
  (body.fieldList ?? []).map(({ name }: { name: string }) => name).join();

/** The members of what a preview proposes are tried with the operation that is proposed. */
const membersOf = (name: OperationName): BodyMember[] =>
  bodyMembers(name).filter(({ path }) => name !== 'PreviewTraffic' || path.length < 3);

describe('given a body with one member that breaks the model', () => {
  it.each(served.filter(hasBody))('%s names that member, and writes nothing', async (name) => {
    const mistakes: unknown[] = [];
    const send = senderOf(name);
    for (const member of membersOf(name))
      for (const { value, allowed, at = '' } of casesOfMember(member).filter((each) => !each.allowed)) {
        const answer = await send({ member, value });
        const wanted = nameOf(member) + at;
        const faults = faultsOf(name, answer);
        if (faults.length > 0 || answer.status !== 400 || fieldNames(answer) !== wanted)
          mistakes.push({ wanted, value, allowed, faults, body: answer.body });
      }
    expect(mistakes).toEqual([]);
  });

  itLeavesTheTable(target);
});

describe('given a body with one member at a limit of the model', () => {
  it.each(served.filter(hasBody))('%s answers as the contract says, or writes nothing', async (name) => {
    await target.rebuild();
    const mistakes: unknown[] = [];
    const send = senderOf(name);
    for (const member of membersOf(name))
      for (const { value } of casesOfMember(member).filter(({ allowed }) => allowed)) {
        const answer = await send({ member, value });
        const faults = faultsOf(name, answer);
        if (faults.length > 0) mistakes.push({ member: nameOf(member), value, faults, body: answer.body });
      }
    expect(mistakes).toEqual([]);
  });
});
