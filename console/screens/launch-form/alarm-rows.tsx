import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { DraftAlarm } from './launch-draft.ts';
import type { Problems } from './read-draft.ts';

const { launchForm: text } = words;

interface AlarmRowsProps {
  readonly alarms: readonly DraftAlarm[];
  readonly problems: Problems;
  readonly onAlarms: (alarms: readonly DraftAlarm[]) => void;
}

/** Alarms of CloudWatch that guard the launch. */
export const AlarmRows = ({ alarms, problems, onAlarms }: AlarmRowsProps) => {
  const replace = (index: number, changed: Partial<DraftAlarm>) =>
    onAlarms(alarms.map((one, other) => (other === index ? { ...one, ...changed } : one)));
  return (
    <>
      {alarms.map(({ alarmArn, onAlarm }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the ARN is typed here
        <div key={index} className="row monitor-row">
          <TextField
            label={text.alarmArn}
            problem={problems[`alarms.${index}`]}
            value={alarmArn}
            onValue={(value) => replace(index, { alarmArn: value })}
          />
          <ChoiceField
            label={text.onAlarm}
            value={onAlarm}
            choices={text.harms}
            onValue={(value) => replace(index, { onAlarm: value })}
          />
          <button
            type="button"
            className="small-button"
            onClick={() => onAlarms(alarms.filter((_, other) => other !== index))}
          >
            {text.remove}
            <span className="only-read"> {alarmArn}</span>
          </button>
        </div>
      ))}
    </>
  );
};
