"""Exact posterior probabilities of a change of 3 %, by quadrature of exact t densities and tails.

Run beside this file, with mpmath 1.4.1 and python-flint 0.9.0, for minutes:  python3 make_bayesian.py  (writes
bayesian.json)
"""

import json
import random

import precise
from flint import arb, ctx
from make_special import log_uniform, number
from mpmath import mp, mpf

mp.dps = 15
ctx.prec = 120
MARGIN = mpf(3) / 100


def t_tail(t, df):
    """P(T > t) in ball arithmetic, much faster than the series of precise.py."""
    if t < 0:
        return 1 - t_tail(-t, df)
    t = arb(mp.nstr(t, 25))
    return mpf((arb(df) / (df + t * t)).beta_lower(arb(df) / 2, arb(1) / 2, True).mid().str(25, radius=False)) / 2


def probabilities(case):
    mean_c, var_c, k_c, mean_t, var_t, k_t = case
    mean_c, mean_t = mpf(mean_c), mpf(mean_t)
    scale_c, scale_t = mp.sqrt(mpf(var_c)), mp.sqrt(mpf(var_t))

    def tail(x, side):
        return t_tail(side * (x - mean_t) / scale_t, k_t - 1)

    def expectation(side):
        def f(c):
            return tail(c + side * MARGIN * abs(c), side) * precise.t_density((c - mean_c) / scale_c, k_c - 1) / scale_c

        steep = [mean_t / (1 + MARGIN), mean_t / (1 - MARGIN)]
        ends = [mean_c + n * scale_c for n in (-200, -60, -25, -12, -7, -4, -2, 0, 2, 4, 7, 12, 25, 60, 200)]
        ends += [x + n * scale_t for x in steep for n in (-10, -3, 0, 3, 10)] + [mpf(0)]
        ends = sorted(x for x in set(ends) if ends[0] <= x <= mean_c + 200 * scale_c)
        return mp.quad(f, ends, method="gauss-legendre", maxdegree=4)

    t = precise.quantile_near(2, lambda x: precise.t_tail(x, k_c - 1), lambda x: precise.t_density(x, k_c - 1))
    level = 1 - 2 * t[0]
    half = t[1] * scale_c
    return [*case, number(expectation(1)), number(expectation(-1)), level, number(mean_c - half), number(mean_c + half)]


def random_case():
    k_c, k_t = int(log_uniform(20, 1e5)), int(log_uniform(20, 1e5))
    if random.random() < 0.5:
        p = random.uniform(0.02, 0.9)
        q = min(0.98, p * random.uniform(0.8, 1.3))
        return [p, p * (1 - p) / (k_c - 1), k_c, q, q * (1 - q) / (k_t - 1), k_t]
    mean = random.choice([-1, 1]) * log_uniform(1e-3, 1e3)
    error = abs(mean) * log_uniform(1e-3, 0.5)
    shift = random.uniform(-4, 4) * error
    return [mean, error**2, k_c, mean + shift, (error * random.uniform(0.5, 2)) ** 2, k_t]


if __name__ == "__main__":
    random.seed(20260101)
    rows = [probabilities(random_case()) for _ in range(205)]
    with open("bayesian.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n")
    print(len(rows))
