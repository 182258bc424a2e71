/**
 * Does what EventBridge and the alarms function do in AWS: a state that is set becomes an event, which guards launches.
 */
import { type AlarmEvent, type AlarmState, alarmArnOf } from '../../domain/alarm.ts';
import { guardByAlarm } from '../../lambdas/time/guard-by-alarm.ts';
import type { LocalHooks } from '../local-routes.ts';
import type { Wires } from './wires.ts';

export const wireAlarms = ({ service, now, alarms }: Wires): NonNullable<LocalHooks['setAlarm']> => {
  const { store, deployment, newId } = service;
  return async (name, state) => {
    alarms.set(name, state);
    const alarmArn = alarmArnOf(deployment, name);
    await guardByAlarm({ store, now: now() }, eventOf({ id: newId(), alarmArn, name, state }));
    return { alarmArn, state };
  };
};

interface Change {
  readonly id: string;
  readonly alarmArn: string;
  readonly name: string;
  readonly state: AlarmState;
}

const eventOf = ({ id, alarmArn, name, state }: Change): AlarmEvent => ({
  id,
  resources: [alarmArn],
  detail: { alarmName: name, state: { value: state } },
});
