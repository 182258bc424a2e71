/**
 * What will be made, and the two ways to make it. An experiment that is made but does not start stays a draft, and says
 * so.
 */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { serviceNow } from '../../api/clock.ts';
import { localClockQuery } from '../../api/queries/local-clock.ts';
import { useWrite } from '../../api/use-change.ts';
import { BeforeAfter, changesBetween } from '../../parts/before-after.tsx';
import { whyNot } from '../../parts/not-started.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { wizardSteps } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';
import { type Draft, requestOf, stepsToFill } from './draft.ts';
import { draftLines } from './experiment-lines.ts';
import { MissingSteps } from './missing-steps.tsx';

const { experimentWizard: text, experiment: about } = words;
const DAY = 86_400_000;

interface ReviewProps {
  readonly project: string;
  readonly draft: Draft;
  readonly onMade: () => void;
  readonly onStep: (step: (typeof wizardSteps)[number]) => void;
}

export const Review = ({ project, draft, onMade, onStep }: ReviewProps) => {
  const navigate = useNavigate();
  // The clock of a local service may be known only after the first paint.
  useQuery(localClockQuery());
  const endOf = () => serviceNow() + Number(draft.days) * DAY;
  const make = useWrite(
    async (starts: boolean) => {
      await call('CreateExperiment', requestOf(project, draft));
      if (!starts) return undefined;
      return whyNot(call('StartExperiment', { project, experiment: draft.name, analysisCompleteTime: endOf() }));
    },
    (notStarted) => {
      onMade();
      return navigate({
        to: '/p/$project/experiments/$experiment',
        params: { project, experiment: draft.name },
        search: notStarted === undefined ? {} : { dialog: 'start', days: draft.days },
        state: { notStarted },
      });
    },
  );
  const isComplete = stepsToFill(draft, wizardSteps).length === 0;
  return (
    <section className="wizard-group" aria-label={text.review}>
      <h3>{text.review}</h3>
      <BeforeAfter made changes={changesOf(draft, endOf())} />
      {make.error && <FailureNotice error={make.error} />}
      <MissingSteps draft={draft} steps={wizardSteps} onStep={onStep} />
      <div className="wizard-buttons">
        <SubmitButton
          label={text.create}
          look="plain-button"
          disabled={!isComplete || make.isPending}
          error={make.error}
          onClick={() => make.mutate(false)}
        />
        <SubmitButton
          label={text.createAndStart}
          disabled={!isComplete || make.isPending}
          error={make.error}
          onClick={() => make.mutate(true)}
        />
      </div>
    </section>
  );
};

const changesOf = (draft: Draft, end: number) =>
  changesBetween(
    {},
    {
      [words.experiments.name]: draft.name,
      ...draftLines(draft),
      [about.endsOn]: Number.isFinite(end) ? moment(end, serviceNow()) : '',
    },
  ).filter(({ after }) => after !== words.threeWays.nothing);
