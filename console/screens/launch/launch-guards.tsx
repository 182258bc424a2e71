import type { Launch } from '../../api/queries/launch-types.ts';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

const { launch: text } = words;

/** The metrics and alarms that guard the launch, and what each would do. */
export const LaunchGuards = ({ launch }: { readonly launch: Launch }) => {
  const { metricMonitors = [], alarms = [] } = launch;
  const guards = [
    ...metricMonitors.map(({ metricDefinition, desiredChange, onRegression }) => ({
      kind: text.monitor,
      name: metricDefinition.name ?? '',
      does: desiredChange === undefined ? text.watched : text.onHarm[onRegression ?? 'TELL'],
    })),
    ...alarms.map(({ alarmArn, onAlarm = 'TELL' }) => ({
      kind: text.alarm,
      name: alarmArn.slice(alarmArn.indexOf(':alarm:') + ':alarm:'.length),
      does: text.onHarm[onAlarm],
    })),
  ];
  return (
    <section className="section" aria-label={text.guards}>
      <h2>{text.guards}</h2>
      {guards.length === 0 ? (
        <p className="quiet">{text.noGuards}</p>
      ) : (
        <ul className="lines">
          {guards.map(({ kind, name, does }) => (
            <li key={`${kind} ${name}`}>
              <span className="quiet">{kind}</span> <Name>{name}</Name> {does}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
