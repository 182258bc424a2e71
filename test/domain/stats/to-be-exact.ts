// How far a computed number is from the exact one, and vectors that are held to 1e-9.

/** The relative error, to the smallest normal double; infinite for NaN. */
export function relativeError(actual: number, exact: number): number {
  if (Number.isNaN(actual)) return Infinity;
  return actual === exact ? 0 : Math.abs(actual - exact) / Math.max(Math.abs(exact), 2 ** -1022);
}

/** The row on which `f` is furthest from the exact value in the row's last column, as [error, row]. */
export function worstRow<Row extends readonly number[]>(rows: readonly Row[], f: (row: Row) => number) {
  const errors = rows.map((row) => [relativeError(f(row), row.at(-1) ?? Number.NaN), row] as const);
  return errors.reduce((worst, row) => (row[0] <= worst[0] ? worst : row));
}
