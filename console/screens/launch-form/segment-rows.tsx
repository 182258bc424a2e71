import { useQuery } from '@tanstack/react-query';
import { segmentNamesQuery } from '../../api/queries/segment-names.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { words } from '../../words/en.ts';
import type { DraftSegment, DraftStep } from './launch-draft.ts';
import { WeightFields } from './weight-fields.tsx';

const { launchForm: text } = words;

interface SegmentRowsProps {
  readonly project: string;
  readonly groups: readonly string[];
  readonly step: DraftStep;
  readonly problemAt: (field: string) => string | undefined;
  readonly onSegments: (segments: readonly DraftSegment[]) => void;
}

/** Other shares for who is in a segment. */
export const SegmentRows = ({ groups, step, problemAt, onSegments }: SegmentRowsProps) => {
  const { data: names = [] } = useQuery(segmentNamesQuery());
  const { segments, begun } = step;
  const replace = (index: number, next: DraftSegment) =>
    onSegments(segments.map((one, other) => (other === index ? next : one)));
  return (
    <>
      {segments.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the order in which they are asked
        <div key={index} className="row segment-row">
          <ChoiceField
            label={text.segment}
            problem={problemAt(`segments.${index}`)}
            value={one.segment}
            choices={[
              ['', text.chooseSegment],
              ...[...new Set([...names, one.segment])].filter(Boolean).map((name) => [name, name] as const),
            ]}
            onValue={(segment) => replace(index, { ...one, segment })}
          />
          <WeightFields
            groups={groups}
            weights={one.weights}
            problemAt={(group) => problemAt(`segments.${index}.weights.${group}`)}
            onWeights={(weights) => replace(index, { ...one, weights })}
          />
          {!begun && (
            <button
              type="button"
              className="small-button"
              onClick={() => onSegments(segments.filter((_, other) => other !== index))}
            >
              {text.remove}
              <span className="only-read"> {one.segment}</span>
            </button>
          )}
        </div>
      ))}
      {!begun && names.length > 0 && segments.length < 6 && (
        <button
          type="button"
          className="small-button"
          onClick={() => onSegments([...segments, { segment: '', weights: step.weights }])}
        >
          {text.addSegment}
        </button>
      )}
    </>
  );
};
