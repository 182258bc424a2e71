/** Horner's rule: `coefficients` from the highest power down to the constant. */
export const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
