/**
 * What will be made, and the two ways to make it. An experiment that is made but does not start stays a draft, and says
 * so.
 */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { call } from '../../api/call.ts';
import { serviceNow } from '../../api/clock.ts';
import { localClockQuery } from '../../api/queries/local-clock.ts';
import { refreshAll } from '../../api/query-client.ts';
import { BeforeAfter, changesBetween } from '../../parts/before-after.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';
import { type Draft, isFilled, requestOf } from './draft.ts';
import { draftLines } from './experiment-lines.ts';

const { experimentWizard: text, experiment: about } = words;
const DAY = 86_400_000;

interface ReviewProps {
  readonly project: string;
  readonly draft: Draft;
  readonly onMade: () => void;
}

export const Review = ({ project, draft, onMade }: ReviewProps) => {
  const navigate = useNavigate();
  /** What was made already, if only its start has failed. */
  const made = useRef<Draft>(undefined);
  // The clock of a local service may be known only after the first paint.
  useQuery(localClockQuery());
  const endOf = () => serviceNow() + Number(draft.days) * DAY;
  const make = useMutation({
    mutationFn: async (starts: boolean) => {
      if (made.current !== draft) await call('CreateExperiment', requestOf(project, draft));
      made.current = draft;
      if (starts) await call('StartExperiment', { project, experiment: draft.name, analysisCompleteTime: endOf() });
    },
    onSuccess: async () => {
      onMade();
      await refreshAll();
      await navigate({ to: '/p/$project/experiments/$experiment', params: { project, experiment: draft.name } });
    },
  });
  const isComplete = Object.values(isFilled).every((test) => test(draft));
  return (
    <section className="wizard-group" aria-label={text.review}>
      <h3>{text.review}</h3>
      <BeforeAfter changes={changesOf(draft, endOf())} />
      {make.error && <FailureNotice error={make.error} />}
      {!isComplete && <p className="quiet">{text.missing}</p>}
      <div className="wizard-buttons">
        <button
          type="button"
          className="plain-button"
          disabled={!isComplete || make.isPending}
          onClick={() => make.mutate(false)}
        >
          {text.create}
        </button>
        <button
          type="button"
          className="main-button"
          disabled={!isComplete || make.isPending}
          onClick={() => make.mutate(true)}
        >
          {text.createAndStart}
        </button>
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
