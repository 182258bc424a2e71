import { chiSquareQuantile, chiSquareTail } from '../../../domain/stats/special/chi-square.ts';
import { deviance } from '../../../domain/stats/special/deviance.ts';
import { erfc } from '../../../domain/stats/special/erfc.ts';
import { betaPower, regularizedBeta } from '../../../domain/stats/special/incomplete-beta.ts';
import { lowerGamma, upperGamma } from '../../../domain/stats/special/incomplete-gamma.ts';
import { normalQuantile, normalTail } from '../../../domain/stats/special/normal.ts';
import { stirlingError } from '../../../domain/stats/special/stirling-error.ts';
import { studentTDensity, studentTQuantile, studentTTail } from '../../../domain/stats/special/student-t.ts';
import vectors from '../../vectors/stats/special.json' with { type: 'json' };
import { worstRow } from './to-be-exact.ts';

type Name = keyof typeof vectors;

const functions: Record<Name, (...args: number[]) => number> = {
  erfc,
  normalTail,
  normalQuantile,
  studentTDensity,
  studentTTail,
  studentTQuantile,
  chiSquareTail,
  chiSquareQuantile,
  regularizedBeta,
  betaPower,
  lowerGamma,
  upperGamma,
  stirlingError,
  deviance,
} as Record<Name, (...args: number[]) => number>;

describe.each(Object.keys(functions) as Name[])('%s', (name) => {
  it('agrees with the exact values to 1e-12, deep tails included', () => {
    const rows: number[][] = vectors[name];
    expect(rows.length).toBeGreaterThanOrEqual(200);
    const [error, row] = worstRow(rows, (args) => functions[name](...args.slice(0, -1)));
    expect({ row, error: error < 1e-12 }).toEqual({ row, error: true });
  });
});
