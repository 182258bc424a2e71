import { serviceNow } from '../../api/clock.ts';
import type { Launch, LaunchStep } from '../../api/queries/launch-types.ts';
import { ArmKey } from '../../parts/arm-key.tsx';
import { Name } from '../../parts/name.tsx';
import { ShareTimeline } from '../../parts/share-timeline.tsx';
import { Steps } from '../../parts/steps.tsx';
import { words } from '../../words/en.ts';
import { shareText } from '../../words/shares.ts';
import { groupsOf, stepsOf, whenOf } from './launch-facts.ts';

const { launch: text } = words;

export const LaunchSteps = ({ launch }: { readonly launch: Launch }) => {
  const now = serviceNow();
  const groups = groupsOf(launch);
  const steps = stepsOf(launch);
  const when = whenOf(launch, now);
  const shares = (weights: LaunchStep['groupWeights']) => groups.map((group) => weights?.[group] ?? 0);
  return (
    <section className="section" aria-label={text.timeline}>
      <h2>{text.timeline}</h2>
      {steps.length === 0 ? (
        <p className="quiet">{text.noSteps}</p>
      ) : (
        <>
          <ShareTimeline
            label={text.timelineChart(steps.length)}
            steps={steps.map(({ startTime, groupWeights }) => ({ time: startTime, shares: shares(groupWeights) }))}
            now={now}
            nowLabel={text.now}
            ended={launch.execution?.endedTime}
          />
          <p className="steps-key">
            {groups.map((group, arm) => (
              <ArmKey key={group} arm={arm}>
                {group}
              </ArmKey>
            ))}
          </p>
          <Steps
            label={text.timeline}
            steps={steps.map((step, index) => ({
              time: step.startTime,
              when: when[index] ?? 'future',
              content: <StepWeights step={step} groups={groups} />,
            }))}
          />
        </>
      )}
    </section>
  );
};

const StepWeights = ({ step, groups }: { readonly step: LaunchStep; readonly groups: readonly string[] }) => (
  <>
    <Weights groups={groups} weights={step.groupWeights ?? {}} />
    {(step.segmentOverrides ?? []).map(({ segment, weights }) => (
      <div key={segment} className="quiet">
        <bdi>{text.segmentRow(segment.slice(segment.lastIndexOf('/') + 1))}</bdi>:{' '}
        <Weights groups={groups} weights={weights} />
      </div>
    ))}
  </>
);

interface WeightsProps {
  readonly groups: readonly string[];
  readonly weights: Readonly<Record<string, number | undefined>>;
}

const Weights = ({ groups, weights }: WeightsProps) => (
  <span className="weights">
    {groups
      .filter((group) => (weights[group] ?? 0) > 0)
      .map((group) => (
        <span key={group}>
          <Name>{group}</Name> <bdi className="figure">{shareText(weights[group] ?? 0)}</bdi>
        </span>
      ))}
  </span>
);
