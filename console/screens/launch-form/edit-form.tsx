import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Input } from '../../../contract/index.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { ThreeWays } from '../../parts/three-ways.tsx';
import { words } from '../../words/en.ts';
import { featuresOf, isRunning } from '../launch/launch-facts.ts';
import { launchLines } from './draft-lines.ts';
import { draftNow } from './launch-draft.ts';
import { LaunchForm } from './launch-form.tsx';
import { readDraft } from './read-draft.ts';
import { Review } from './review.tsx';

const { launchForm: text } = words;

interface EditFormProps {
  readonly project: string;
  /** The launch as it is there now. */
  readonly theirs: Launch;
}

export const EditForm = ({ project, theirs }: EditFormProps) => {
  const { name } = theirs;
  const navigate = useNavigate();
  const toLaunch = () => navigate({ to: '/p/$project/launches/$launch', params: { project, launch: name } });
  const edit = useEdit(calling('UpdateLaunch'), {
    theirs,
    draftOf: draftNow,
    kept: `launch ${project} ${name}`,
    done: toLaunch,
  });
  const [tried, setTried] = useState(false);
  const { problems, members } = readDraft(edit.draft);
  const isFine = Object.keys(problems).length === 0;
  const changes = changesOf(members, isRunning(theirs));
  const elsewhere = edit.elsewhere(launchLines);
  const leave = () => {
    edit.forget();
    void toLaunch();
  };
  return (
    <LaunchForm
      project={project}
      draft={edit.draft}
      change={edit.change}
      problems={tried ? problems : {}}
      running={isRunning(theirs)}
      named={false}
      feature={null}
      review={featuresOf(theirs).map((feature) => (
        <Review
          key={feature}
          project={project}
          feature={feature}
          asking={!edit.isPending}
          proposal={isFine ? { updateLaunch: { launch: name, ...changes } } : undefined}
        />
      ))}
      onSubmit={() => {
        setTried(true);
        if (isFine) edit.save({ project, launch: name, ...changes });
      }}
      buttons={
        <>
          {elsewhere && <ThreeWays {...elsewhere} />}
          {edit.error && <FailureNotice error={edit.error} />}
          <SubmitButton label={text.save} disabled={edit.isPending || elsewhere !== undefined} error={edit.error} />
          <button type="button" className="plain-button" onClick={leave}>
            {words.confirm.cancel}
          </button>
        </>
      }
    />
  );
};

type Changes = Omit<Input<'UpdateLaunch'>, 'project' | 'launch' | 'expectedVersion'>;

/** While a launch runs, only its steps and its description can change. */
const changesOf = (
  { description, groups, scheduledSplitsConfig, metricMonitors, alarms }: Changes,
  running: boolean,
): Changes => ({
  ...(description === undefined ? {} : { description }),
  ...(scheduledSplitsConfig === undefined ? {} : { scheduledSplitsConfig }),
  ...(running || groups === undefined ? {} : { groups }),
  ...(running || metricMonitors === undefined ? {} : { metricMonitors }),
  ...(running || alarms === undefined ? {} : { alarms }),
});
