/**
 * What somebody else changed while one was editing: theirs, yours, and what both started from. The person decides.
 */
import { words } from '../words/en.ts';
import type { Lines } from './before-after.tsx';
import { Name } from './name.tsx';
import './three-ways.css';

export interface ThreeWaysProps {
  readonly yours: Lines;
  readonly theirs: Lines;
  readonly from: Lines;
  /** Undefined: what they made of it leaves nothing to do. */
  readonly onYours: (() => void) | undefined;
  readonly onTheirs: () => void;
}

export const ThreeWays = ({ yours, theirs, from, onYours, onTheirs }: ThreeWaysProps) => {
  const { threeWays: text } = words;
  const keys = [...new Set([...Object.keys(from), ...Object.keys(theirs), ...Object.keys(yours)])];
  const differing = keys.filter((key) => !(yours[key] === theirs[key] && theirs[key] === from[key]));
  const columns = [
    [text.yours, yours],
    [text.theirs, theirs],
    [text.from, from],
  ] as const;
  return (
    <section className="notice amber three-ways" role="alert" aria-label={text.title}>
      <p className="notice-title">{text.title}</p>
      <p>{onYours ? text.text : text.isOver}</p>
      {differing.length > 0 && (
        <table className="before-after">
          <thead>
            <tr>
              <th scope="col">{words.confirm.what}</th>
              {columns.map(([of]) => (
                <th key={of} scope="col">
                  {of}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map((key) => (
              <tr key={key}>
                <th scope="row">
                  <Name>{key}</Name>
                </th>
                {columns.map(([of, lines]) => (
                  <td key={of} data-of={of}>
                    <Name>{lines[key] || text.nothing}</Name>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="form-buttons">
        {onYours && (
          <button type="button" className="plain-button" onClick={onYours}>
            {text.keepYours}
          </button>
        )}
        <button type="button" className="plain-button" onClick={onTheirs}>
          {onYours ? text.takeTheirs : text.leave}
        </button>
      </p>
    </section>
  );
};
