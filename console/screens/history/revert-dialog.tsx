import { useQuery } from '@tanstack/react-query';
import { serviceNow } from '../../api/clock.ts';
import { reversalQuery } from '../../api/queries/history.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { changesInWords } from '../../words/changes.ts';
import { words } from '../../words/en.ts';
import { operationInWords } from '../../words/operations.ts';

const { history: text } = words;

interface RevertDialogProps {
  readonly project: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly onClose: () => void;
}

/** Asks the service first what would change; what it refuses is said here too. */
export const RevertDialog = ({ project, id, time, onClose }: RevertDialogProps) => {
  const { data, error, isPending } = useQuery(reversalQuery(project, id, time));
  const change = useChange('RevertChange', onClose);
  const name = data?.resource.slice(data.resource.lastIndexOf('/') + 1) ?? '';
  return (
    <ConfirmDialog
      title={data ? text.revertTitle(operationInWords(data.operation), name) : text.revert}
      action={text.revert}
      {...(data ? { changes: changesInWords(data.before, data.after, serviceNow()) } : {})}
      pending={isPending || error !== null || change.isPending}
      error={change.error ?? error}
      onConfirm={() => change.mutate({ project, id, time })}
      onClose={onClose}
    >
      {data && <p>{text.revertText}</p>}
    </ConfirmDialog>
  );
};
