/**
 * What the changes of an experiment make of what, whom they affect, and the button that makes them.
 */
import type { Input } from '../../../contract/index.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import { BeforeAfter, changesBetween } from '../../parts/before-after.tsx';
import type { Edit } from '../../parts/edit/use-edit.ts';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { WhoMoves } from '../../parts/who-moves.tsx';
import { editSteps } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { type Draft, stepsToFill } from './draft.ts';
import { updateOf } from './draft-of.ts';
import { experimentLines } from './experiment-lines.ts';
import { MissingSteps } from './missing-steps.tsx';

const { experimentWizard: text } = words;

interface ReviewChangesProps {
  readonly project: string;
  readonly edit: Edit<Input<'UpdateExperiment'>, Experiment, Draft>;
  readonly onStep: (step: (typeof editSteps)[number]) => void;
}

export const ReviewChanges = ({ project, edit, onStep }: ReviewChangesProps) => {
  const { from, original, draft, save, isPending, error } = edit;
  const { name, status } = from;
  const changes = changesBetween(experimentLines(from, original), experimentLines(from, draft));
  const update = updateOf(original, draft);
  const isComplete = stepsToFill(draft, editSteps).length === 0;
  return (
    <section className="wizard-group" aria-label={text.reviewChanges}>
      <BeforeAfter changes={changes} />
      {status === 'RUNNING' && isComplete && update.samplingRate !== undefined && (
        <>
          <WhoMoves
            project={project}
            feature={draft.feature}
            proposal={{ updateExperiment: { experiment: name, ...update } }}
            asking={!isPending}
          />
          <p className="notice amber">{text.samplingWhileRunning}</p>
        </>
      )}
      <MissingSteps draft={draft} steps={editSteps} onStep={onStep} />
      {error && <FailureNotice error={error} />}
      <div className="wizard-buttons">
        <SubmitButton
          label={text.save}
          disabled={!isComplete || changes.length === 0 || isPending}
          error={error}
          onClick={() => save({ project, experiment: name, ...update })}
        />
      </div>
    </section>
  );
};
