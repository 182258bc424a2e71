import { useQuery } from '@tanstack/react-query';
import { serviceNow } from '../../api/clock.ts';
import { type PastChange, reversalQuery } from '../../api/queries/history.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { changesInWords } from '../../words/changes.ts';
import { words } from '../../words/en.ts';
import { operationInWords } from '../../words/operations.ts';

const { history: text } = words;

interface RevertDialogProps extends PastChange {
  readonly onClose: () => void;
}

/** Asks the service first what would change; what it refuses is said here too. */
export const RevertDialog = ({ project, id, time, onClose }: RevertDialogProps) => {
  const change = useChange('RevertChange', onClose);
  const isAsking = change.isIdle || change.error !== null;
  const { data, error, isPending } = useQuery(reversalQuery({ project, id, time }, isAsking));
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
