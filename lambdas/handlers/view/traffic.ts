/**
 * Shares of traffic as the API shows them: by audience, check and arm, and the variations in all.
 */
import {
  type AudienceMoves,
  type CompiledFeature,
  type MomentOfRules,
  type TrafficShare,
  trafficAt,
} from '@selfevident/evaluation';
import type { Output } from '../../../contract/index.ts';

type Traffic = Output<'GetFeatureTraffic'>;
type AudienceView = Traffic['audiences'][number];
type Rung = AudienceView['rungs'][number];

/** What is served at a moment, beside the overrides. */
export const trafficView = (moment: MomentOfRules): Pick<Traffic, 'time' | 'audiences'> => ({
  time: moment.time,
  audiences: trafficAt(moment).map(({ segments, shares }) => ({
    segments,
    rungs: rungsOf(moment, shares),
    variations: variationsOf(shares),
  })),
});

/** How many entities have an override, by variation. */
export const overrideCounts = ({ overrides }: CompiledFeature): Record<string, number> => {
  const groups = Map.groupBy(overrides?.values() ?? [], ({ variation }) => variation.name);
  return Object.fromEntries([...groups].map(([name, all]) => [name, all.length]));
};

/** A check that serves nobody now is shown too, while its launch or experiment is there. */
const rungsOf = ({ feature, time }: MomentOfRules, shares: readonly TrafficShare[]): Rung[] => {
  const { launch, experiment, evaluationStrategy } = feature.rules;
  const isAsked = evaluationStrategy === 'ALL_RULES';
  const step = feature.launch?.steps.findLastIndex(({ startTime }) => startTime <= time) ?? -1;
  return [
    ...(launch && isAsked
      ? [rungOf({ check: 'LAUNCH', name: launch.name, ...(step < 0 ? {} : { step }) }, armsOf(shares, 'launch'))]
      : []),
    ...(experiment && isAsked && time < experiment.endTime
      ? [rungOf({ check: 'EXPERIMENT', name: experiment.name }, armsOf(shares, 'experiment'))]
      : []),
    rungOf({ check: 'DEFAULT' }, armsOf(shares, undefined)),
  ];
};

const rungOf = (rung: Pick<Rung, 'check' | 'name' | 'step'>, arms: Rung['arms']): Rung => ({
  ...rung,
  share: sum(arms),
  arms,
});

const armsOf = (shares: readonly TrafficShare[], type: 'launch' | 'experiment' | undefined): Rung['arms'] =>
  shares
    .filter(({ outcome }) => outcome.assignment?.type === type)
    .map(({ outcome: { variation, assignment }, share }) => ({
      ...(assignment ? { arm: assignment.type === 'launch' ? assignment.group : assignment.treatment } : {}),
      variation: variation.name,
      share,
    }));

const variationsOf = (shares: readonly TrafficShare[]): AudienceView['variations'] =>
  [...Map.groupBy(shares, ({ outcome }) => outcome.variation.name)].map(([variation, all]) => ({
    variation,
    share: sum(all),
  }));

type MovesView = Output<'PreviewTraffic'>['moments'][number]['moves'][number];

/** Who is served another variation. Who only changes the arm is served the same. */
export const movesView = ({ segments, moves }: AudienceMoves): MovesView => {
  const moved = moves.filter(({ before, after }) => before.variation.name !== after.variation.name);
  const pairs = Map.groupBy(moved, ({ before, after }) =>
    JSON.stringify([before.variation.name, after.variation.name]),
  );
  return {
    segments,
    moved: sum(moved),
    moves: [...pairs].map(([pair, all]) => {
      const [from = '', to = ''] = JSON.parse(pair) as string[];
      return { from, to, share: sum(all) };
    }),
  };
};

const sum = (all: readonly { readonly share: number }[]): number => all.reduce((total, { share }) => total + share, 0);
