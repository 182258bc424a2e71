import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { SettingsDialogProps } from './dialog-props.ts';

const { settings: text } = words;
const kinds = ['none', 'logs', 's3'] as const;
type Kind = (typeof kinds)[number];

export const EditDelivery = ({ project, onClose }: SettingsDialogProps) => {
  const { s3Destination, cloudWatchLogs } = project.dataDelivery ?? {};
  const [kind, setKind] = useState<Kind>(s3Destination ? 's3' : cloudWatchLogs ? 'logs' : 'none');
  const [logGroup, setLogGroup] = useState(cloudWatchLogs?.logGroup ?? '');
  const [bucket, setBucket] = useState(s3Destination?.bucket ?? '');
  const [prefix, setPrefix] = useState(s3Destination?.prefix ?? '');
  const change = useChange('UpdateProjectDataDelivery', onClose);
  const destinations: Readonly<Record<Kind, object>> = {
    none: {},
    logs: { cloudWatchLogs: { logGroup } },
    s3: { s3Destination: { bucket, ...(prefix ? { prefix } : {}) } },
  };
  const expected = project.version ? { expectedVersion: project.version } : {};
  return (
    <ConfirmDialog
      title={text.deliveryTitle}
      action={text.save}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ project: project.name, ...expected, ...destinations[kind] })}
      onClose={onClose}
    >
      <ChoiceField
        label={text.destination}
        value={kind}
        choices={kinds.map((one) => [one, text.destinations[one]] as const)}
        onValue={setKind}
      />
      {kind === 'logs' && <TextField label={text.logGroup} required value={logGroup} onValue={setLogGroup} />}
      {kind === 's3' && (
        <>
          <TextField label={text.bucket} required value={bucket} onValue={setBucket} />
          <TextField label={text.prefix} value={prefix} onValue={setPrefix} />
        </>
      )}
    </ConfirmDialog>
  );
};
