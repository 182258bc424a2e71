/**
 * Asks CloudWatch for the alarms of a launch that starts.
 */
import { ServiceError } from '../../contract/errors.ts';
import { alarmNameOf, type StatesByName } from '../../domain/alarm.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Launch } from '../../domain/lifecycle/launch.ts';
import { conflict } from './errors.ts';
import type { Context } from './handler.ts';

interface NamedAlarm {
  /** The path of the member with its ARN. */
  readonly member: string;
  /** Undefined for an alarm of another account or region. */
  readonly name: string | undefined;
}

const alarmsIn = ({ deployment }: Context, { alarms = [] }: Launch): NamedAlarm[] =>
  alarms.map(({ alarmArn }, index) => ({
    member: `alarms[${index}].alarmArn`,
    name: alarmNameOf(deployment, alarmArn),
  }));

export interface AskedAlarms {
  /** Alarms that are not there, or of another account or region. */
  readonly faults: readonly Fault[];
  /** Throws a ConflictException that names an alarm in ALARM. */
  readonly refuseRaised: () => void;
}

/**
 * Asks for all alarms of the launch at once, and for none where it names none.
 *
 * @throws ServiceError ServiceUnavailableException when CloudWatch does not answer.
 */
export const askAlarms = async (context: Context, launch: Launch): Promise<AskedAlarms> => {
  const alarms = alarmsIn(context, launch);
  const states = await statesOf(context, alarms);
  return {
    faults: alarms.flatMap((alarm) => faultOf(context, alarm, states)),
    refuseRaised: () => {
      const raised = alarms.find(({ name }) => name !== undefined && states[name] === 'ALARM');
      if (!raised) return;
      const { project, name } = launch;
      const message = `Alarm ${raised.name} is in ALARM: launch ${name} would be stopped or held at once`;
      throw conflict(context.deployment, { type: 'launch', project, name }, message);
    },
  };
};

const faultOf = ({ deployment }: Context, { member, name }: NamedAlarm, states: StatesByName): Fault[] => {
  const { account, region } = deployment;
  if (name === undefined)
    return [
      { name: member, message: `is not an alarm of the account ${account} in ${region}, where this is deployed` },
    ];
  return Object.hasOwn(states, name)
    ? []
    : [{ name: member, message: `names an alarm that does not exist, '${name}'` }];
};

const statesOf = async (context: Context, alarms: readonly NamedAlarm[]): Promise<StatesByName> => {
  const names = alarms.flatMap(({ name }) => name ?? []);
  if (names.length === 0) return {};
  try {
    return await context.describeAlarms(names);
  } catch (error) {
    context.report('alarms not described', { error });
    throw new ServiceError('ServiceUnavailableException', 'CloudWatch cannot be asked for the alarms; try again.');
  }
};
