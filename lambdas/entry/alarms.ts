/**
 * The alarms function: guards running launches by the alarms that they name. EventBridge invokes it once for each alarm
 * of the account that goes to ALARM or lacks data, and again when it fails.
 */
import type { AlarmEvent } from '../../domain/alarm.ts';
import { guardByAlarm } from '../time/guard-by-alarm.ts';
import { optionsFromEnvironment } from './environment.ts';
import { observe } from './observation.ts';
import { openService } from './service.ts';

const { store, clock } = openService(optionsFromEnvironment());

export const handler = async (event: AlarmEvent): Promise<void> => {
  const { count, end } = observe();
  try {
    await guardByAlarm({ store, now: clock(), count }, event);
  } finally {
    end({ alarm: event.detail.alarmName, state: event.detail.state.value });
  }
};
