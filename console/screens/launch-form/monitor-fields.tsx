import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { TryMetric } from '../../parts/try-metric.tsx';
import { words } from '../../words/en.ts';
import { AlarmRows } from './alarm-rows.tsx';
import type { FormProps } from './form-props.ts';
import type { DraftMonitor } from './launch-draft.ts';
import { monitorOf } from './read-draft.ts';

const { launchForm: text } = words;

const MOST = 3;
const MOST_ALARMS = 5;
const fresh: DraftMonitor = {
  name: '',
  entityIdKey: '',
  valueKey: '',
  eventPattern: '',
  desiredChange: '',
  onRegression: 'TELL',
  event: '',
};

/** The metrics that are watched, and what happens when one gets worse. */
export const MonitorFields = ({
  project,
  draft,
  change,
  problems,
  disabled,
}: FormProps & { readonly disabled: boolean }) => {
  const { monitors } = draft;
  return (
    <fieldset className="part" disabled={disabled}>
      <legend>{text.monitors}</legend>
      <p className="quiet">{disabled ? text.monitorsFixed : text.monitorsText}</p>
      {monitors.map((monitor, index) => (
        <MonitorRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the name is typed here
          key={index}
          project={project}
          monitor={monitor}
          fixed={disabled}
          problemAt={(field) => problems[`monitors.${index}.${field}`]}
          onMonitor={(next) => change({ monitors: monitors.map((one, other) => (other === index ? next : one)) })}
          onRemove={() => change({ monitors: monitors.filter((_, other) => other !== index) })}
        />
      ))}
      <AlarmRows alarms={draft.alarms} problems={problems} onAlarms={(alarms) => change({ alarms })} />
      <div className="form-buttons">
        {monitors.length < MOST && (
          <button type="button" className="small-button" onClick={() => change({ monitors: [...monitors, fresh] })}>
            {text.addMonitor}
          </button>
        )}
        {draft.alarms.length < MOST_ALARMS && (
          <button
            type="button"
            className="small-button"
            onClick={() => change({ alarms: [...draft.alarms, { alarmArn: '', onAlarm: 'TELL' }] })}
          >
            {text.addAlarm}
          </button>
        )}
      </div>
    </fieldset>
  );
};

interface MonitorRowProps {
  readonly project: string;
  readonly monitor: DraftMonitor;
  readonly fixed: boolean;
  readonly problemAt: (field: string) => string | undefined;
  readonly onMonitor: (monitor: DraftMonitor) => void;
  readonly onRemove: () => void;
}

const MonitorRow = ({ project, monitor, fixed, problemAt, onMonitor, onRemove }: MonitorRowProps) => {
  const field = (name: 'name' | 'entityIdKey' | 'valueKey' | 'eventPattern') => ({
    problem: problemAt(name),
    value: monitor[name],
    onValue: (value: string) => onMonitor({ ...monitor, [name]: value }),
  });
  return (
    <div className="row monitor-row">
      <TextField label={text.metricName} {...field('name')} />
      <TextField label={text.entityKey} placeholder="user.id" {...field('entityIdKey')} />
      <TextField label={text.valueKey} placeholder="details.price" {...field('valueKey')} />
      <TextField label={text.pattern} {...field('eventPattern')} />
      <ChoiceField
        label={text.better}
        value={monitor.desiredChange}
        choices={text.directions}
        onValue={(desiredChange) => onMonitor({ ...monitor, desiredChange })}
      />
      {monitor.desiredChange !== '' && (
        <ChoiceField
          label={text.onHarm}
          value={monitor.onRegression}
          choices={text.harms}
          onValue={(onRegression) => onMonitor({ ...monitor, onRegression })}
        />
      )}
      <button type="button" className="small-button" onClick={onRemove}>
        {text.remove}
        <span className="only-read"> {monitor.name}</span>
      </button>
      {!fixed && (
        <div className="try">
          <TryMetric
            project={project}
            definition={monitorOf(monitor).metricDefinition}
            event={monitor.event}
            onEvent={(event) => onMonitor({ ...monitor, event })}
          />
        </div>
      )}
    </div>
  );
};
