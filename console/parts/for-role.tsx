/**
 * A button or a link of those who may use it. Others see it disabled, with the reason.
 */
import { type ReactElement, type ReactNode, useId } from 'react';
import { isBelow, type Role, useRole } from '../api/role.ts';
import { words } from '../words/en.ts';

interface ForRoleProps {
  /** The weakest role that may. */
  readonly least: Role;
  readonly children: ReactElement<{ readonly className?: string; readonly children?: ReactNode }>;
}

export const ForRole = ({ least, children }: ForRoleProps) => {
  const own = useRole();
  const id = useId();
  if (!isBelow(own, least)) return children;
  const why = words.roles.only(least, own);
  const { className, children: label } = children.props;
  // It keeps its place in the order of the focus, so that its reason is read.
  return (
    <>
      <button type="button" className={className} aria-disabled="true" aria-describedby={id} title={why}>
        {label}
      </button>
      <span id={id} className="only-read">
        {why}
      </span>
    </>
  );
};
