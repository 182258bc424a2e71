/**
 * The numbers of a chart as a table, for who would rather read than look. Whether it is open is in the address.
 */
import { words } from '../../words/en.ts';
import { Figure } from '../figure.tsx';
import { Moment } from '../moment.tsx';

interface TwinProps {
  readonly label: string;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly columns: readonly string[];
  /** Epoch milliseconds. */
  readonly times: readonly number[];
  /** The cells of the row with this index. */
  readonly row: (index: number) => readonly string[];
}

export const Twin = ({ label, open, onToggle, columns, times, row }: TwinProps) => (
  <div className="twin">
    <button type="button" className="small-button" aria-expanded={open} onClick={() => onToggle(!open)}>
      {words.chart.asTable}
    </button>
    {open && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      <section className="twin-table" tabIndex={0} aria-label={label}>
        <table className="numbers">
          <thead>
            <tr>
              <th scope="col">{words.chart.time}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times.map((time, index) => (
              <tr key={time}>
                <th scope="row">
                  <Moment time={time} />
                </th>
                {row(index).map((cell, column) => (
                  <td key={columns[column]}>
                    <Figure>{cell}</Figure>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </div>
);
