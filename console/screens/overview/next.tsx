import { Moment } from '../../parts/moment.tsx';
import { words } from '../../words/en.ts';
import { Served } from '../launches/launch-line.tsx';
import type { NextEvent } from './next-of.ts';
import { TrialLink } from './trial-link.tsx';

const { overview: text } = words;

export const Next = ({ project, events }: { readonly project: string; readonly events: readonly NextEvent[] }) =>
  events.length === 0 ? (
    <p className="quiet">{text.nextNothing}</p>
  ) : (
    <ol className="next">
      {events.map(({ time, name, step }) => (
        <li key={`${time} ${name}`}>
          <Moment time={time} />
          <span>
            <TrialLink project={project} type={step ? 'launch' : 'experiment'} name={name} />{' '}
            {step ? (
              <>
                {text.stepBegins} <Served step={step} />
              </>
            ) : (
              text.completes
            )}
          </span>
        </li>
      ))}
    </ol>
  );
