import { useNavigate } from '@tanstack/react-router';
import type { Segment } from '../../api/queries/segments.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { words } from '../../words/en.ts';

const { segments: text } = words;

interface DeleteSegmentProps {
  readonly project: string;
  readonly segment: Segment;
  readonly onClose: () => void;
}

export const DeleteSegment = ({ project, segment, onClose }: DeleteSegmentProps) => {
  const { name, launchCount = 0, experimentCount = 0 } = segment;
  const navigate = useNavigate();
  const change = useChange('DeleteSegment', () => navigate({ to: '/p/$project/segments', params: { project } }));
  const isUsed = launchCount + experimentCount > 0;
  return (
    <ConfirmDialog
      title={text.deleteTitle(name)}
      action={text.delete}
      dangerous
      typed={name}
      pending={change.isPending || isUsed}
      error={change.error}
      onConfirm={() => change.mutate({ segment: name })}
      onClose={onClose}
    >
      <p>{isUsed ? `${text.inUse} ${text.usedBy}: ${text.uses(launchCount, experimentCount)}.` : text.deleteText}</p>
    </ConfirmDialog>
  );
};
