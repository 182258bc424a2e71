import type { ExperimentHealth } from '../../api/queries/experiments.ts';
import { Figure } from '../../parts/figure.tsx';
import { Name } from '../../parts/name.tsx';
import type { NumbersColumn } from '../../parts/numbers-table.tsx';
import { words } from '../../words/en.ts';
import { count, pText } from '../../words/numbers.ts';
import { Estimate } from './estimate.tsx';

const { experiment: text } = words;

export type GoalRow = ExperimentHealth['metrics'][number]['treatments'][number];

export const goalColumns = (control: string): readonly NumbersColumn<GoalRow>[] => [
  {
    id: 'arm',
    header: text.arm,
    cell: ({ treatmentName }) => (
      <>
        <Name>{treatmentName}</Name> {treatmentName === control && <span className="quiet">({text.control})</span>}
      </>
    ),
  },
  {
    id: 'verdict',
    header: text.verdict,
    cell: ({ verdictText }) => verdictText && <span className="verdict-text">{verdictText}</span>,
  },
  { id: 'events', header: text.events, cell: ({ events }) => <Figure>{count(events)}</Figure> },
  { id: 'entities', header: text.withEvent, cell: ({ entities }) => <Figure>{count(entities)}</Figure> },
  { id: 'perEvent', header: text.perEvent, cell: ({ perEvent }) => <Estimate estimate={perEvent} /> },
  { id: 'share', header: text.shareWith, cell: ({ share }) => <Estimate estimate={share} isShare /> },
  { id: 'eventsPer', header: text.eventsPer, cell: ({ eventsPerEntity }) => <Estimate estimate={eventsPerEntity} /> },
  { id: 'valuePer', header: text.valuePer, cell: ({ valuePerEntity }) => <Estimate estimate={valuePerEntity} /> },
  {
    id: 'p',
    header: text.pValue,
    cell: (row) => row.pValue !== undefined && <PValues row={row} pValue={row.pValue} />,
  },
];

/** The p-value of this comparison, the one over all comparisons, and the one of the planned end. */
const PValues = ({ row, pValue }: { readonly row: GoalRow; readonly pValue: number }) => (
  <span className="estimate">
    <Figure>{pText(pValue)}</Figure>
    {row.adjustedPValue !== undefined && (
      <span className="estimate-more">
        {text.adjusted} <Figure>{pText(row.adjustedPValue)}</Figure>
      </span>
    )}
    {row.finalPValue !== undefined && (
      <span className="estimate-more">
        {text.final} <Figure>{pText(row.finalPValue)}</Figure>
      </span>
    )}
  </span>
);
