/**
 * Beside a list: what to do with what is selected, and the list as a file. What is selected is in the address.
 */

import type { ReactNode } from 'react';
import { words } from '../../words/en.ts';
import { ForRole } from '../for-role.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { type BulkKind, type BulkNoun, kindsOf, type Versions } from './calls.ts';

const { bulk: text } = words;

interface BulkToolsProps {
  readonly noun: BulkNoun;
  readonly project: string;
  readonly selected: readonly string[];
  readonly kind: BulkKind | undefined;
  /** Of all that is shown now; undefined until it is known. */
  readonly versions: Versions | undefined;
  /** Changes the address. */
  readonly show: (changed: object) => void;
  readonly children: ReactNode;
}

export const BulkTools = ({ noun, project, selected, kind, versions, show, children }: BulkToolsProps) => (
  <div className="tools bulk">
    {selected.length > 0 && (
      <fieldset className="bulk-actions" aria-label={text.actions}>
        <strong role="status">{text.selected(selected.length)}</strong>
        {kindsOf(noun).map((one) => (
          <ForRole key={one} least={one === 'stop' ? 'operator' : 'admin'}>
            <button type="button" className="small-button" onClick={() => show({ bulk: one })}>
              {text.kinds[one]}
            </button>
          </ForRole>
        ))}
        <button type="button" className="small-button" onClick={() => show({ selected: undefined })}>
          {text.clear}
        </button>
      </fieldset>
    )}
    {children}
    {kind !== undefined && selected.length > 0 && (
      <BulkDialog
        noun={noun}
        project={project}
        names={selected}
        kind={kind}
        versions={versions}
        onClose={(failed) => show({ bulk: undefined, selected: failed.join(',') || undefined })}
      />
    )}
  </div>
);
