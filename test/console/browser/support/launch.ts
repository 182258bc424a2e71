/**
 * Launches for checks, made by the API.
 */
import { pathOf, SHOP } from './shop.ts';
import type { World } from './world.ts';

type Weights = Readonly<Record<string, number>>;

/** The group `on` has this share of 100,000, and `off` the rest. */
export const weights = (on: number): Weights => ({ off: 100_000 - on, on });

interface LaunchOptions {
  readonly project?: string;
  readonly feature: string;
  /** One a day, from now on. */
  readonly steps: readonly Weights[];
  readonly start?: boolean;
  readonly description?: string;
  /** The name of an alarm that holds it. */
  readonly alarm?: string;
}

export const makeLaunch = async (world: World, name: string, options: LaunchOptions) => {
  const { feature, project = SHOP, steps, start = true, description = '', alarm } = options;
  const alarmArn = `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${alarm}`;
  const { now } = await world.api<{ now: string }>('GET', '/_local/clock');
  const begins = Math.floor(Date.parse(now) / 1_000);
  await world.api('POST', `${pathOf(project)}/launches`, {
    name,
    description,
    ...(alarm === undefined ? {} : { alarms: [{ alarmArn, onAlarm: 'HOLD' }] }),
    groups: ['off', 'on'].map((variation) => ({ name: variation, feature, variation })),
    scheduledSplitsConfig: {
      steps: steps.map((groupWeights, day) => ({ startTime: begins + day * 86_400, groupWeights })),
    },
  });
  if (start) await world.api('POST', `${pathOf(project)}/launches/${name}/start`);
};
