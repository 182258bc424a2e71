/**
 * Asks before something is deleted: by its name, which one types.
 */
import { words } from '../../words/en.ts';
import type { Lines } from '../before-after.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { type Expecting, useEdit } from './use-edit.ts';

const { deletion: text } = words;

interface Named {
  readonly name: string;
  readonly version?: number | undefined;
}

interface DeleteDialogProps<Thing extends Named> {
  readonly thing: Thing;
  readonly write: (expecting: Expecting) => Promise<unknown>;
  /** What follows from it. */
  readonly text: string;
  /** Whether it cannot be deleted now, which the text says. */
  readonly prevented?: boolean;
  /** Whether what somebody else made of it can be deleted. */
  readonly isPossible?: (thing: Thing) => boolean;
  readonly linesOf: (thing: Thing) => Lines;
  /** Leads away from the page of what is no longer there. */
  readonly leaveTo: () => unknown;
  readonly onClose: () => void;
}

export const DeleteDialog = <Thing extends Named>(props: DeleteDialogProps<Thing>) => {
  const { thing, write, prevented = false, isPossible = () => true, linesOf, leaveTo, onClose } = props;
  const { name } = thing;
  const edit = useEdit(write, { theirs: thing, isPossible, done: leaveTo, leave: onClose });
  return (
    <ConfirmDialog
      title={text.title(name)}
      action={text.action}
      dangerous
      typed={name}
      pending={edit.isPending || prevented}
      error={edit.error}
      elsewhere={edit.elsewhere((one) => ({ ...linesOf(one), [name]: text.isThere }), { [name]: text.isGone })}
      onConfirm={() => edit.save({})}
      onClose={onClose}
    >
      <p>{props.text}</p>
    </ConfirmDialog>
  );
};
