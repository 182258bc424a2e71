/**
 * The rungs of a feature's flow.
 */
import { Link } from '@tanstack/react-router';
import { entriesOf } from '../../api/entries.ts';
import type { Feature } from '../../api/queries/features.ts';
import type { AudienceTraffic, FeatureTraffic, TrafficRung } from '../../api/queries/traffic.ts';
import type { Rung } from '../../parts/flow.tsx';
import { Name } from '../../parts/name.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { words } from '../../words/en.ts';
import { percent, shareOf } from '../../words/numbers.ts';
import { Audience } from './audience.tsx';

const { feature: text } = words;

interface FlowParts {
  readonly project: string;
  readonly feature: Feature;
  readonly traffic: FeatureTraffic;
}

export const rungsOf = ({ project, feature, traffic }: FlowParts): readonly Rung[] => [
  overrideRung(traffic),
  trialRung({ project, traffic, feature }, 'LAUNCH'),
  trialRung({ project, traffic, feature }, 'EXPERIMENT'),
  defaultRung(traffic, feature.defaultVariation ?? ''),
];

const overrideRung = ({ overrides }: FeatureTraffic): Rung => {
  const all = entriesOf(overrides);
  return {
    id: 'override',
    title: text.overrides,
    active: all.length > 0,
    content:
      all.length === 0
        ? text.noOverride
        : all.map(([variation, count]) => (
            <p key={variation}>
              {text.overrideCounts(count)} <Name>{variation}</Name>.
            </p>
          )),
  };
};

interface AudienceRung {
  readonly segments: AudienceTraffic['segments'];
  readonly rung: TrafficRung;
}

const rungsFor = ({ audiences }: FeatureTraffic, check: TrafficRung['check']): readonly AudienceRung[] =>
  audiences.flatMap(({ segments, rungs }) =>
    rungs.filter((rung) => rung.check === check).map((rung) => ({ segments, rung })),
  );

const trialRoutes = {
  LAUNCH: '/p/$project/launches/$launch',
  EXPERIMENT: '/p/$project/experiments/$experiment',
} as const;

const trialRung = ({ project, traffic, feature }: FlowParts, check: 'LAUNCH' | 'EXPERIMENT'): Rung => {
  const title = check === 'LAUNCH' ? text.launch : text.experiment;
  const found = rungsFor(traffic, check);
  const [name] = found.flatMap(({ rung }) => rung.name ?? []);
  return {
    id: check,
    title:
      name === undefined ? (
        title
      ) : (
        <>
          {title}{' '}
          <Link to={trialRoutes[check]} params={{ project, launch: name, experiment: name }}>
            <Name>{name}</Name>
          </Link>
        </>
      ),
    active: name !== undefined,
    content:
      name === undefined ? (
        text.none
      ) : (
        <Arms found={found} alone={traffic.audiences.length === 1} variations={variationNames(feature)} />
      ),
  };
};

interface ArmsProps {
  readonly found: readonly AudienceRung[];
  readonly alone: boolean;
  /** All of the feature, whose order gives the colours. */
  readonly variations: readonly string[];
}

const Arms = ({ found, alone, variations }: ArmsProps) =>
  found.map(({ segments, rung }) => (
    <Audience key={segments.join()} segments={segments} alone={alone}>
      <p>{text.ofAll(percent(shareOf(rung.share)))}</p>
      {rung.arms.length > 0 && (
        <ShareBar
          label={rung.name ?? ''}
          shares={rung.arms.map(({ arm, variation, share }) => ({
            name: armName(arm, variation),
            share: shareOf(share),
            colour: variations.indexOf(variation),
          }))}
        />
      )}
    </Audience>
  ));

export const variationNames = ({ variations }: Feature): readonly string[] => variations.map(({ name = '' }) => name);

/** The arm, and what it serves where that has another name. */
const armName = (arm: string | undefined, variation: string): string =>
  arm === undefined || arm === variation ? variation : `${arm}: ${variation}`;

const defaultRung = (traffic: FeatureTraffic, variation: string): Rung => {
  const found = rungsFor(traffic, 'DEFAULT');
  const alone = traffic.audiences.length === 1;
  const active = found.some(({ rung }) => rung.share > 0);
  return {
    id: 'default',
    title: text.default,
    active,
    content: active
      ? found.map(({ segments, rung }) => (
          <Audience key={segments.join()} segments={segments} alone={alone}>
            <p>
              {text.defaultOf} <Name>{variation}</Name>: {text.ofAll(percent(shareOf(rung.share)))}.
            </p>
          </Audience>
        ))
      : `${text.noneLeft}.`,
  };
};
