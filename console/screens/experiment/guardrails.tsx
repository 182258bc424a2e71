/**
 * The guardrails by treatment, and the decision on each treatment with its reason.
 */
import type { ExperimentHealth } from '../../api/queries/experiments.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Name } from '../../parts/name.tsx';
import { type NumbersColumn, NumbersTable } from '../../parts/numbers-table.tsx';
import { words } from '../../words/en.ts';
import { count, percent, pText } from '../../words/numbers.ts';
import { Dropped } from './dropped.tsx';
import { Estimate } from './estimate.tsx';
import { Needed } from './goal-numbers.tsx';

const { experiment: text } = words;

type Guardrail = NonNullable<ExperimentHealth['guardrails']>[number];
type GuardrailRow = Guardrail['treatments'][number];
type Decision = NonNullable<ExperimentHealth['decisions']>[number]['decision'];

const TONES: Readonly<Record<Decision, Tone>> = { SHIP: 'green', STOP: 'red', CONTINUE: 'grey' };

export const Guardrails = ({ health: { guardrails = [], decisions = [] } }: { readonly health: ExperimentHealth }) => (
  <section className="section" aria-label={text.guardrails}>
    <h2>{text.guardrails}</h2>
    {decisions.length === 0 ? (
      <p className="quiet">{text.noDecision}</p>
    ) : (
      <ul className="decisions">
        {decisions.map(({ treatmentName, decision, reason }) => (
          <li key={treatmentName}>
            <Badge tone={TONES[decision]}>{words.experiments.decisions[decision]}</Badge> <Name>{treatmentName}</Name>:{' '}
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    )}
    {guardrails.map((guardrail) => (
      <div key={guardrail.metricName} className="metric">
        <h3>
          <Name>{guardrail.metricName}</Name>{' '}
          <span className="quiet">
            ({text.wanted[guardrail.desiredChange]}; {text.margin}: {percent(guardrail.margin)})
          </span>
        </h3>
        <NumbersTable
          label={guardrail.metricName}
          rows={guardrail.treatments}
          keyOf={({ treatmentName }) => treatmentName}
          columns={columns}
        />
        <Needed needed={guardrail.needed} />
        <Dropped metric={guardrail} />
      </div>
    ))}
  </section>
);

const numberOf = (value: number | undefined) => (value === undefined ? undefined : <Figure>{pText(value)}</Figure>);

const columns: readonly NumbersColumn<GuardrailRow>[] = [
  { id: 'arm', header: text.arm, cell: ({ treatmentName }) => <Name>{treatmentName}</Name> },
  {
    id: 'verdict',
    header: text.verdict,
    cell: ({ verdictText }) => verdictText && <span className="verdict-text">{verdictText}</span>,
  },
  { id: 'events', header: text.events, cell: ({ events }) => <Figure>{count(events)}</Figure> },
  { id: 'entities', header: text.withEvent, cell: ({ entities }) => <Figure>{count(entities)}</Figure> },
  { id: 'perEvent', header: text.perEvent, cell: ({ perEvent }) => <Estimate estimate={perEvent} /> },
  { id: 'valuePer', header: text.valuePer, cell: ({ valuePerEntity }) => <Estimate estimate={valuePerEntity} /> },
  { id: 'notWorse', header: text.notWorse, cell: ({ notWorsePValue }) => numberOf(notWorsePValue) },
  { id: 'harmed', header: text.harmed, cell: ({ harmedPValue }) => numberOf(harmedPValue) },
];
