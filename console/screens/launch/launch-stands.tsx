import { useQuery } from '@tanstack/react-query';
import { launchMetricsQuery } from '../../api/queries/launch.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import { Moment } from '../../parts/moment.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { isHeld } from './launch-facts.ts';

const { launch: text } = words;

/** The sentence of the API, and what a guard did. */
export const LaunchStands = ({ project, launch }: { readonly project: string; readonly launch: Launch }) => {
  const query = useQuery(launchMetricsQuery(project, launch.name));
  return (
    <>
      {isHeld(launch) && (
        <section className="notice amber" aria-label={text.heldTitle}>
          <p className="notice-title">{text.heldTitle}</p>
          <p>
            {text.heldSince} <Moment time={launch.heldSince ?? 0} />
            {launch.statusReason && (
              <>
                {': '}
                <bdi>{launch.statusReason}</bdi>
              </>
            )}
          </p>
          <p>{text.heldText}</p>
        </section>
      )}
      {(launch.warnings ?? []).map((warning) => (
        <p key={warning} className="notice amber">
          <bdi>{warning}</bdi>
        </p>
      ))}
      <Answer query={query} lines={3}>
        {({ sentence }) => (sentence ? <Sentence sentence={sentence} label={text.stands} /> : null)}
      </Answer>
    </>
  );
};
