import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Input } from '../../../contract/index.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import { refreshAll } from '../../api/query-client.ts';
import { useChange } from '../../api/use-change.ts';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { ThreeWays } from '../../parts/three-ways.tsx';
import { words } from '../../words/en.ts';
import { featuresOf, isRunning } from '../launch/launch-facts.ts';
import { draftLines } from './draft-lines.ts';
import type { LaunchDraft } from './launch-draft.ts';
import { LaunchForm } from './launch-form.tsx';
import { readDraft } from './read-draft.ts';
import { Review } from './review.tsx';
import { useDraft } from './use-draft.ts';

const { launchForm: text } = words;

interface EditFormProps {
  readonly project: string;
  /** The launch as it is there now. */
  readonly theirs: Launch;
  readonly draftFrom: (launch: Launch) => LaunchDraft;
}

interface Edit {
  /** The launch as it was when the editing began. */
  readonly from: Launch;
  readonly draft: LaunchDraft;
}

/** What somebody else changed meanwhile is shown beside what was typed, and nothing of that is lost. */
export const EditForm = ({ project, theirs, draftFrom }: EditFormProps) => {
  const navigate = useNavigate();
  const begin: Edit = { from: theirs, draft: draftFrom(theirs) };
  const edit = useDraft<Edit>(`launch ${project} ${theirs.name}`, begin);
  const { from, draft } = edit.content;
  const [tried, setTried] = useState(false);
  const { problems, members } = readDraft(draft);
  const isFine = Object.keys(problems).length === 0;
  const toLaunch = () => {
    edit.forget();
    void navigate({ to: '/p/$project/launches/$launch', params: { project, launch: theirs.name } });
  };
  const save = useChange('UpdateLaunch', toLaunch);
  const changes = changesOf(members, isRunning(theirs));
  const isElsewhere = theirs.version !== from.version;
  return (
    <LaunchForm
      project={project}
      draft={draft}
      change={(changed) => edit.change({ draft: { ...draft, ...changed } })}
      problems={tried ? problems : {}}
      running={isRunning(theirs)}
      named={false}
      feature={null}
      review={featuresOf(theirs).map((feature) => (
        <Review
          key={feature}
          project={project}
          feature={feature}
          asking={save.isIdle || save.isError}
          proposal={isFine ? { updateLaunch: { launch: theirs.name, ...changes } } : undefined}
        />
      ))}
      onSubmit={() => {
        setTried(true);
        const expected = from.version === undefined ? {} : { expectedVersion: from.version };
        // A conflict may be somebody else's change: what is there now is shown beside it.
        const onError = () => void refreshAll();
        if (isFine) save.mutate({ project, launch: theirs.name, ...changes, ...expected }, { onError });
      }}
      buttons={
        <>
          {isElsewhere && (
            <ThreeWays
              yours={draftLines(draft)}
              theirs={draftLines(draftFrom(theirs))}
              from={draftLines(draftFrom(from))}
              onYours={() => edit.replace({ from: theirs, draft })}
              onTheirs={() => edit.replace({ from: theirs, draft: draftFrom(theirs) })}
            />
          )}
          {save.error && !isElsewhere && <FailureNotice error={save.error} />}
          <button type="submit" className="main-button" disabled={save.isPending || isElsewhere}>
            {text.save}
          </button>
          <button type="button" className="plain-button" onClick={toLaunch}>
            {words.confirm.cancel}
          </button>
        </>
      }
    />
  );
};

type Changes = Omit<Input<'UpdateLaunch'>, 'project' | 'launch'>;

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
