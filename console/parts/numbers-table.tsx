/**
 * Numbers in rows and columns. Where the page is narrow each row is a card, in which every number has its name.
 */
import type { ReactNode } from 'react';
import { useNarrow } from './use-narrow.ts';

export interface NumbersColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Nothing where the row has no such number. */
  readonly cell: (row: Row) => ReactNode;
}

interface NumbersTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first one names the row. */
  readonly columns: readonly NumbersColumn<Row>[];
}

export const NumbersTable = <Row,>(props: NumbersTableProps<Row>) =>
  useNarrow() ? <NumberCards {...props} /> : <WideNumbers {...props} />;

const WideNumbers = <Row,>({ label, rows, keyOf, columns }: NumbersTableProps<Row>) => {
  const [first, ...rest] = columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="numbers-scroll" tabIndex={0} aria-label={label}>
      <table className="numbers">
        <thead>
          <tr>
            {columns.map(({ id, header }) => (
              <th key={id} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{first?.cell(row)}</th>
              {rest.map(({ id, cell }) => (
                <td key={id}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const NumberCards = <Row,>({ label, rows, keyOf, columns }: NumbersTableProps<Row>) => {
  const [first, ...rest] = columns;
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={keyOf(row)}>
          <div className="card-title">{first?.cell(row)}</div>
          <dl className="card-numbers">
            {rest
              .map(({ id, header, cell }) => ({ id, header, shown: cell(row) }))
              .filter(({ shown }) => shown !== undefined && shown !== false)
              .map(({ id, header, shown }) => (
                <div key={id}>
                  <dt>{header}</dt>
                  <dd>{shown}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
};
