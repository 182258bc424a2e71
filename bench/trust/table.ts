// Rates with the error of their simulation, as a table.
export interface Row {
  readonly name: string;
  /** Numbers are simulated, and have an error; what is known without one is text. */
  readonly rates: readonly (number | string)[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const percent = (rate: number): string => (100 * rate).toFixed(1);

export const exactText = (rate: number): string => `${percent(rate)} %`;

/** A rate and its standard error. @example rateText(0.05, 400); // '5.0 ± 1.1 %' */
const rateText = (rate: number, simulations: number): string =>
  `${percent(rate)} ± ${percent(Math.sqrt((rate * (1 - rate)) / simulations))} %`;

/** The lines of a table; every rate is of so many simulations. */
export const tableLines = ({ title, columns, rows }: Table, simulations: number): string[] => [
  `\n${title} ${simulations} a line.\n`,
  line(['', ...columns]),
  line(['---', ...columns.map(() => '---:')]),
  ...rows.map(({ name, rates }) =>
    line([name, ...rates.map((rate) => (typeof rate === 'string' ? rate : rateText(rate, simulations)))]),
  ),
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
