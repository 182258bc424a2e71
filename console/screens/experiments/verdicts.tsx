import type { ExperimentSummary } from '../../api/queries/experiments.ts';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

/** What each metric says of each treatment, as the API words it. */
export const Verdicts = ({ verdicts }: Pick<ExperimentSummary, 'verdicts'>) =>
  verdicts.length === 0 ? null : (
    <ul className="verdicts">
      {verdicts.map(({ metricName, treatmentName, guardrail, text }) => (
        <li key={`${metricName} ${treatmentName} ${guardrail}`}>
          <Name>{metricName}</Name>
          {guardrail && <span className="quiet"> ({words.experiments.guardrail})</span>}: <Name>{treatmentName}</Name>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
