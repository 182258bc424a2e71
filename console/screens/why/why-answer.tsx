import { useQuery } from '@tanstack/react-query';
import { type Asked, type Explanation, explanationQuery } from '../../api/queries/entity.ts';
import { Flow } from '../../parts/flow.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { rungsOf } from './check-rungs.tsx';

const { why: text } = words;

/** The answer of an evaluation, and each check that led to it. */
export const WhyAnswer = ({ project, asked }: { readonly project: string; readonly asked: Asked }) => {
  const query = useQuery(explanationQuery(project, asked));
  return (
    <section className="section" aria-label={text.answerFor(asked.entityId)}>
      <Answer query={query} lines={8}>
        {(explanation) => (
          <>
            <Headline entityId={asked.entityId} explanation={explanation} />
            <Flow label={text.checks} rungs={rungsOf(explanation.checks)} />
          </>
        )}
      </Answer>
    </section>
  );
};

const Headline = ({ entityId, explanation }: { readonly entityId: string; readonly explanation: Explanation }) => {
  const { variation = '', reason = '', nextChange, time, rulesSince } = explanation;
  return (
    <div className="why-head">
      <h2>
        <Name>{entityId}</Name> {text.isServed} <Name>{variation}</Name>
      </h2>
      <p>
        {text.reasons[reason] ?? reason}, <Moment time={time} />.{' '}
        {nextChange === undefined ? (
          text.noChange
        ) : (
          <>
            {text.changesNext} <Moment time={nextChange} />.
          </>
        )}
      </p>
      {rulesSince !== undefined && (
        <p className="quiet">
          {text.rulesSince} <Moment time={rulesSince} />. {text.rulesSinceText}
        </p>
      )}
    </div>
  );
};
