/**
 * The states of CloudWatch alarms on this machine, where no CloudWatch is. `POST /_local/alarms/{name}` sets them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { alarmStates, type DescribeAlarms, type StatesByName } from '../domain/alarm.ts';
import { writeFileAtomically } from './dynamodb/atomic-file.ts';

export interface LocalAlarms {
  readonly describe: DescribeAlarms;
  readonly set: (name: string, state: (typeof alarmStates)[number]) => void;
}

/** @param file keeps the states. */
export const openAlarms = (file: string): LocalAlarms => {
  let states: StatesByName = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StatesByName) : {};
  return {
    describe: async (names) =>
      Object.fromEntries(
        names.flatMap((name) => (Object.hasOwn(states, name) ? [[name, states[name]] as const] : [])),
      ) as StatesByName,
    set: (name, state) => {
      states = { ...states, [name]: state };
      writeFileAtomically(file, JSON.stringify(states));
    },
  };
};

/** Returns the state that a body asks for, or the sentence that says what is wrong with it. */
export const requestedState = (body: string): { readonly state: (typeof alarmStates)[number] } | string => {
  const expected = `The body must be {"state": one of ${alarmStates.join(', ')}}.`;
  try {
    const state = alarmStates.find((one) => one === (JSON.parse(body) as { state?: unknown } | null)?.state);
    return state ? { state } : expected;
  } catch {
    return expected;
  }
};
