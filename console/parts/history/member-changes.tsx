import type { MemberChange } from '../../words/changes.ts';
import { words } from '../../words/en.ts';
import { Name } from '../name.tsx';

/** A member of few words needs no rows of its own: `Default off → on`. */
export const MemberChanges = ({ changes }: { readonly changes: readonly MemberChange[] }) => {
  if (changes.length === 0) return <p className="quiet history-changes">{words.history.noChange}</p>;
  return (
    <dl className="history-changes">
      {changes.map(({ what, before, after }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            {before !== words.history.nothing && (
              <span className="history-before">
                <Name>{before}</Name>
              </span>
            )}
            <span className="history-after">
              {before !== words.history.nothing && (
                <span className="history-arrow" role="img" aria-label={words.history.becomes}>
                  →
                </span>
              )}
              <Name>{after}</Name>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
};
