/**
 * The checks of an evaluation as rungs: the sentence of the API for each, and a bar where buckets decide.
 */
import type { Check } from '../../api/queries/entity.ts';
import type { Rung } from '../../parts/flow.tsx';
import { words } from '../../words/en.ts';
import { BucketBar } from './bucket-bar.tsx';

const { why: text } = words;

type RungName = 'override' | 'strategy' | 'launch' | 'experiment' | 'default';

const rungOf: Readonly<Record<Check['check'], RungName>> = {
  ENTITY_OVERRIDE: 'override',
  EVALUATION_STRATEGY: 'strategy',
  LAUNCH: 'launch',
  SEGMENT_OVERRIDE: 'launch',
  GROUP_WEIGHTS: 'launch',
  EXPERIMENT: 'experiment',
  EXPERIMENT_SEGMENT: 'experiment',
  SAMPLING_RATE: 'experiment',
  TREATMENT_WEIGHTS: 'experiment',
  DEFAULT: 'default',
};

/** The rungs that were asked, in order; the last of them answered. */
export const rungsOf = (checks: readonly Check[]): readonly Rung[] => {
  const names = [...new Set(checks.map(({ check }) => rungOf[check]))];
  return names.map((name, index) => {
    const own = checks.filter(({ check }) => rungOf[check] === name);
    return {
      id: name,
      title: text.rungs[name],
      active: true,
      decides: index === names.length - 1,
      content: (
        <ul className="checks">
          {own.map((check) => (
            <li key={`${check.check} ${check.text}`}>
              <p>
                <bdi>{check.text}</bdi>
              </p>
              <CheckBar check={check} />
            </li>
          ))}
        </ul>
      ),
    };
  });
};

const CheckBar = ({ check }: { readonly check: Check }) => {
  const { split, samplingRate, bucket } = check;
  if (split) {
    const arms = Object.keys(split.shares);
    return <BucketBar bucket={split.bucket} ranges={split.ranges} arms={arms} />;
  }
  if (samplingRate === undefined || bucket === undefined) return null;
  const ranges = [
    { start: 0, end: samplingRate, arm: text.takesPart },
    { start: samplingRate, end: 100_000 },
  ];
  return <BucketBar bucket={bucket} ranges={ranges} arms={[text.takesPart]} />;
};
