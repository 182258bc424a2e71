import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { DraftMonitor } from './launch-draft.ts';
import type { FormProps } from './launch-form.tsx';

const { launchForm: text } = words;

const MOST = 3;
const fresh: DraftMonitor = {
  name: '',
  entityIdKey: '',
  valueKey: '',
  eventPattern: '',
  desiredChange: '',
  onRegression: 'TELL',
};

/** The metrics that are watched, and what happens when one gets worse. */
export const MonitorFields = ({ draft, change, problems, disabled }: FormProps & { readonly disabled: boolean }) => {
  const { monitors } = draft;
  return (
    <fieldset className="part" disabled={disabled}>
      <legend>{text.monitors}</legend>
      <p className="quiet">{disabled ? text.monitorsFixed : text.monitorsText}</p>
      {monitors.map((monitor, index) => (
        <MonitorRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the name is typed here
          key={index}
          monitor={monitor}
          problemAt={(field) => problems[`monitors.${index}.${field}`]}
          onMonitor={(next) => change({ monitors: monitors.map((one, other) => (other === index ? next : one)) })}
          onRemove={() => change({ monitors: monitors.filter((_, other) => other !== index) })}
        />
      ))}
      {monitors.length < MOST && (
        <button type="button" className="small-button" onClick={() => change({ monitors: [...monitors, fresh] })}>
          {text.addMonitor}
        </button>
      )}
    </fieldset>
  );
};

interface MonitorRowProps {
  readonly monitor: DraftMonitor;
  readonly problemAt: (field: string) => string | undefined;
  readonly onMonitor: (monitor: DraftMonitor) => void;
  readonly onRemove: () => void;
}

const MonitorRow = ({ monitor, problemAt, onMonitor, onRemove }: MonitorRowProps) => {
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
    </div>
  );
};
