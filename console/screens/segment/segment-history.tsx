import { useInfiniteQuery } from '@tanstack/react-query';
import { historyPagesQuery } from '../../api/queries/history.ts';
import { actorOf } from '../../parts/actor.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { operationInWords } from '../../words/operations.ts';

const { segments: text } = words;

export const SegmentHistory = ({ segment }: { readonly segment: string }) => {
  const query = useInfiniteQuery(historyPagesQuery({ resource: `segment/${segment}` }));
  return (
    <section className="section" aria-label={text.history}>
      <h2>{text.history}</h2>
      <Answer query={query} lines={3}>
        {({ pages }) => (
          <ul className="history">
            {pages.flatMap(({ items }) =>
              items.map(({ id, time, operation, actor, actorName }) => (
                <li key={id}>
                  <Moment time={time} /> <strong>{operationInWords(operation)}</strong>{' '}
                  <span className="quiet">
                    <Name>{actorOf(actor, actorName)}</Name>
                  </span>
                </li>
              )),
            )}
          </ul>
        )}
      </Answer>
    </section>
  );
};
