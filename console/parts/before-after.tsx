/**
 * What a change makes of what: a row for each thing that changes.
 */
import { words } from '../words/en.ts';
import { Name } from './name.tsx';

/** What there is, each line by what it is about. */
export type Lines = Readonly<Record<string, string>>;

export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** The lines that differ. */
export const changesBetween = (before: Lines, after: Lines): readonly Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((what) => before[what] !== after[what])
    .map((what) => ({
      what,
      before: before[what] || words.threeWays.nothing,
      after: after[what] || words.threeWays.nothing,
    }));

interface BeforeAfterProps {
  readonly changes: readonly Change[];
  /** Whether it is about something new, of which there is nothing before. */
  readonly made?: boolean;
}

export const BeforeAfter = ({ changes, made = false }: BeforeAfterProps) => {
  if (changes.length === 0) return <p>{words.confirm.nothing}</p>;
  return (
    <table className="before-after" aria-label={words.confirm.changes}>
      <thead>
        <tr>
          <th scope="col">{words.confirm.what}</th>
          {!made && <th scope="col">{words.confirm.before}</th>}
          <th scope="col">{made ? words.confirm.made : words.confirm.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ what, before, after }) => (
          <tr key={what}>
            <th scope="row">
              <Name>{what}</Name>
            </th>
            {!made && (
              <td>
                <Name>{before}</Name>
              </td>
            )}
            <td>
              <Name>{after}</Name>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
