import { useQuery } from '@tanstack/react-query';
import { historyQuery } from '../../api/queries/history.ts';
import { actorOf } from '../../parts/actor.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';

const { feature: text } = words;

export const FeatureHistory = ({ project, name }: { readonly project: string; readonly name: string }) => {
  const query = useQuery(historyQuery(project, `feature/${name}`));
  return (
    <section className="section" aria-label={text.history}>
      <h2>{text.history}</h2>
      <Answer query={query} lines={3}>
        {(records) =>
          records.length === 0 ? (
            <p className="quiet">{text.noHistory}</p>
          ) : (
            <ul className="history">
              {records.map(({ id, time, operation, actor, actorName }) => (
                <li key={id}>
                  <Moment time={time} /> <strong>{operation}</strong> <Name>{actorOf(actor, actorName)}</Name>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
};
