import type { ExperimentHealth } from '../../api/queries/experiments.ts';
import { Figure } from '../../parts/figure.tsx';
import { percent, shortNumber, signedNumber, signedPercent } from '../../words/numbers.ts';

type Numbers = ExperimentHealth['metrics'][number]['treatments'][number]['perEvent'];

interface EstimateProps {
  readonly estimate: Numbers;
  /** Whether the mean is a share of entities. */
  readonly isShare?: boolean;
}

/** A mean; beneath it its difference to the control with the interval, and the same as a share of the control. */
export const Estimate = ({ estimate, isShare = false }: EstimateProps) => {
  const { mean, effect, lowerBound, upperBound, relative } = estimate;
  const plain = isShare ? percent : shortNumber;
  const signed = isShare ? signedPercent : signedNumber;
  return (
    <span className="estimate">
      <Figure>{mean === undefined ? '–' : plain(mean)}</Figure>
      {effect !== undefined && lowerBound !== undefined && upperBound !== undefined && (
        <span className="estimate-more">
          <Figure>{`${signed(effect)} (${signed(lowerBound)} … ${signed(upperBound)})`}</Figure>
        </span>
      )}
      {relative && (
        <span className="estimate-more">
          <Figure>{`${signedPercent(relative.effect)} (${signedPercent(relative.lower)} … ${signedPercent(relative.upper)})`}</Figure>
        </span>
      )}
    </span>
  );
};
