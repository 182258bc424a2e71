/** The complementary error function. */

import { polynomial } from './polynomial.ts';

const SQRT_PI = Math.sqrt(Math.PI);

/**
 * erfc(x) = 2/sqrt(pi) * INT from x to infinity of exp(-u^2) du, accurate to 1e-15 relative as far as a double reaches
 * (x < 26.5).
 *
 * Source: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969) 631-637.
 *
 * @example erfc(1); // 0.15729920705028513
 */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.46875) return 1 - erfNearZero(x);
  const tail = y <= 4 ? middle(y) : far(y);
  return x < 0 ? 2 - tail : tail;
}

const erfNearZero = (x: number): number =>
  (x *
    polynomial(
      [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694],
      x * x,
    )) /
  polynomial([1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171], x * x);

const middle = (y: number): number =>
  (expOfMinusSquare(y) *
    polynomial(
      [
        2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
        881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
      ],
      y,
    )) /
  polynomial(
    [
      1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
      4362.619090143247, 3439.3676741437216, 1230.3393548037495,
    ],
    y,
  );

function far(y: number): number {
  const z = 1 / (y * y);
  const correction =
    (z *
      polynomial(
        [
          0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
          0.0006587491615298378,
        ],
        z,
      )) /
    polynomial(
      [1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918],
      z,
    );
  return (expOfMinusSquare(y) * (1 / SQRT_PI - correction)) / y;
}

/** exp(-y^2) without the rounding of y^2: y is split into sixteenths and a small rest. */
function expOfMinusSquare(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(y - coarse) * (y + coarse));
}
