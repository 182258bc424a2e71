const { abs } = Math;
const TINY = 1e-300;
const MAX_TERMS = 100_000;

/**
 * b0 + a1/(b1 + a2/(b2 + ...)) for `term(n)` = [a_n, b_n] (a_0 is ignored), to the last digit.
 *
 * Source: the modified Lentz method, I. J. Thompson and A. R. Barnett, J. Comput. Phys. 64 (1986) 490-509.
 */
export function continuedFraction(term: (n: number) => readonly [number, number]): number {
  let value = term(0)[1] || TINY;
  let c = value;
  let d = 0;
  for (let n = 1; n < MAX_TERMS; n += 1) {
    const [a, b] = term(n);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    value *= c * d;
    if (abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
