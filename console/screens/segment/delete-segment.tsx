import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import type { Segment } from '../../api/queries/segments.ts';
import type { Lines } from '../../parts/before-after.tsx';
import { DeleteDialog } from '../../parts/edit/delete-dialog.tsx';
import { words } from '../../words/en.ts';

const { segments: text } = words;

interface DeleteSegmentProps {
  readonly project: string;
  readonly segment: Segment;
  readonly onClose: () => void;
}

export const DeleteSegment = ({ project, segment, onClose }: DeleteSegmentProps) => {
  const navigate = useNavigate();
  const uses = usesOf(segment);
  return (
    <DeleteDialog
      thing={segment}
      write={(expecting) => call('DeleteSegment', { segment: segment.name, ...expecting })}
      text={uses === '' ? text.deleteText : `${text.inUse} ${text.usedBy}: ${uses}.`}
      prevented={uses !== ''}
      linesOf={segmentLines}
      leaveTo={() => navigate({ to: '/p/$project/segments', params: { project }, replace: true })}
      onClose={onClose}
    />
  );
};

const usesOf = ({ launchCount = 0, experimentCount = 0 }: Segment): string => text.uses(launchCount, experimentCount);

const segmentLines = (segment: Segment): Lines => ({
  [text.description]: segment.description ?? '',
  [text.pattern]: segment.pattern,
  [text.usedBy]: usesOf(segment) || text.unused,
  ...Object.fromEntries(
    Object.entries(segment.tags ?? {}).map(([key, value = '']) => [words.settings.tagLine(key), value]),
  ),
});
