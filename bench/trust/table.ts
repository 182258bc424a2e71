// Rates with the error of their simulation, as a table.
export interface Row {
  readonly name: string;
  /** Numbers are simulated, and have an error; what is known without one is text. */
  readonly rates: readonly (number | string)[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  /** Each is simulated when it is asked for, so that a long table is printed row by row. */
  readonly rows: readonly (() => Row)[];
}

const percent = (rate: number): string => (100 * rate).toFixed(1);

export const exactText = (rate: number): string => `${percent(rate)} %`;

/** A rate and its standard error. @example rateText(0.05, 400); // '5.0 ± 1.1 %' */
const rateText = (rate: number, simulations: number): string =>
  `${percent(rate)} ± ${percent(Math.sqrt((rate * (1 - rate)) / simulations))} %`;

/** The lines of a table; every rate is of so many simulations. */
export function* tableLines({ title, columns, rows }: Table, simulations: number): Generator<string> {
  yield `\n${title} ${simulations} a line.\n`;
  yield line(['', ...columns]);
  yield line(['---', ...columns.map(() => '---:')]);
  for (const row of rows) {
    const { name, rates } = row();
    yield line([name, ...rates.map((rate) => (typeof rate === 'string' ? rate : rateText(rate, simulations)))]);
  }
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
