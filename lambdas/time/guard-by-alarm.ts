/**
 * Guards launches by CloudWatch alarms: what EventBridge says of an alarm reaches the running launches that name it. A
 * repeated event finds what it asked for done.
 */

import { type AlarmEvent, type AlarmState, alarmStates } from '../../domain/alarm.ts';
import type { Launch } from '../../domain/lifecycle/launch.ts';
import { cutReason } from '../../domain/status-reason.ts';
import { type Guarded, type GuardFinding, type Guarding, guardLaunch } from './guard-launch.ts';

/** Resolves to what was done with each launch of the alarm. */
export const guardByAlarm = async (guarding: Guarding, event: AlarmEvent): Promise<Guarded[]> => {
  const [alarmArn = ''] = event.resources;
  const state = alarmStates.find((one) => one === event.detail.state.value);
  if (!state || state === 'OK') return [];
  const guarded = await guarding.store.guards.ofAlarm(alarmArn);
  const judge = (launch: Launch) => findingOf(launch, { alarmArn, state, event });
  return Promise.all(guarded.map((one) => guardLaunch(guarding, one, judge)));
};

interface Raised {
  readonly alarmArn: string;
  readonly state: AlarmState;
  readonly event: AlarmEvent;
}

/** Missing data is told of and never stops a launch. */
const findingOf = (launch: Launch, { alarmArn, state, event }: Raised): GuardFinding | undefined => {
  const alarm = launch.alarms?.find((one) => one.alarmArn === alarmArn);
  if (!alarm) return undefined;
  const { alarmName } = event.detail;
  return {
    subject: `alarm:${alarmArn}`,
    id: `alarm-${event.id}`,
    action: state === 'ALARM' ? alarm.onAlarm : 'TELL',
    reason: cutReason(`alarm ${alarmName} is in ${state}`),
    detail: { alarmArn, state },
  };
};
