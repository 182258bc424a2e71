/**
 * The one thing that an experiment in this state waits for, and what else can be done. Each opens a dialog, which the
 * address has.
 */
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Experiment } from '../../api/queries/experiments.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import { words } from '../../words/en.ts';

const route = getRouteApi('/p/$project/experiments/$experiment');
const { experiment: text } = words;

type DialogName = 'start' | 'stop' | 'ship' | 'delete';

const ACTIONS: Readonly<Record<Experiment['status'], readonly (DialogName | 'edit')[]>> = {
  CREATED: ['delete', 'edit', 'start'],
  UPDATING: [],
  RUNNING: ['edit', 'ship', 'stop'],
  COMPLETED: ['delete', 'ship'],
  CANCELLED: ['delete', 'ship'],
};

export const isPossible = (dialog: DialogName, { status }: Experiment): boolean => ACTIONS[status].includes(dialog);

const NAMES = { start: text.start, stop: text.stop, ship: text.ship, delete: text.remove } as const;

export const ExperimentActions = ({ experiment: { status } }: { readonly experiment: Experiment }) => {
  const params = route.useParams();
  const { open } = useDialog('dialog');
  return (
    <div className={status === 'RUNNING' ? 'sticky-actions' : 'page-buttons'}>
      {ACTIONS[status].map((name, index, all) => (
        <ForRole key={name} least={name === 'delete' ? 'admin' : 'operator'}>
          {name === 'edit' ? (
            <Link className="plain-button" to="/p/$project/experiments/$experiment/edit" params={params}>
              {text.edit}
            </Link>
          ) : (
            <button
              type="button"
              className={classOf(name, index === all.length - 1)}
              onClick={() => open({ dialog: name })}
            >
              {NAMES[name]}
            </button>
          )}
        </ForRole>
      ))}
    </div>
  );
};

const classOf = (name: DialogName, isLast: boolean): string => {
  if (name === 'stop') return 'plain-button danger';
  return isLast ? 'main-button' : 'plain-button';
};
