"""Exact posterior probabilities of a change of 3 %, by quadrature of exact t densities and tails.

Run beside this file, with mpmath 1.4.1 and python-flint 0.9.0, for minutes:  python3 make_bayesian.py  (writes
bayesian.json)
"""

import json
import math
import random
from functools import cache
from multiprocessing import Pool

import precise
from flint import arb, ctx
from make_special import log_uniform, number
from mpmath import mp, mpf

mp.dps = 25
ctx.prec = 120
MARGIN = arb(3) / 100
COARSE, FINE = ([arb.legendre_p_root(n, k, weight=True) for k in reversed(range(n))] for n in (12, 24))
# A t distribution turns from a bell into a power of t: steps of one scale at the centre, longer ones further out.
STEPS = [*range(13), *range(14, 42, 2), 46, 52, 60, 80, 110, 150, 220, 350, 600, 1100]


def nodes(rule, low, high):
    """Nodes in ascending order, with their weights."""
    return [((low + high) / 2 + node * (high - low) / 2, (high - low) / 2 * weight) for node, weight in rule]


def integrate(f, low, high):
    return sum(weight * f(x) for x, weight in nodes(COARSE, low, high))


@cache
def log_peak(df):
    return ((arb(df) + 1) / 2).lgamma() - (arb(df) / 2).lgamma() - (df * arb.pi()).log() / 2


def t_density(t, df):
    return (log_peak(df) - (arb(df) + 1) / 2 * (t * t / df).log1p()).exp()


def t_tail(t, df):
    """P(T > t); the series is slow where both t and df are large, and the density there is smooth."""
    if t < 0:
        return 1 - t_tail(-t, df)
    if t < 5 or df < 500:
        return (arb(df) / (df + t * t)).beta_lower(arb(df) / 2, arb(1) / 2, True) / 2
    decay = (df + t * t) / ((df + 1) * t)
    ends = [t + n * decay for n in (0, 1, 2, 4, 6, 9, 13, 18, 25, 35, 50, 80)]
    return sum(integrate(lambda x: t_density(x, df), low, high) for low, high in zip(ends, ends[1:]))


def above(ts, df):
    """P(T > t) of each, ascending: the last by itself, the others by what lies between them."""
    tails = [t_tail(ts[-1], df)]
    for low, high in zip(ts[-2::-1], ts[::-1]):
        tails.append(tails[-1] + integrate(lambda x: t_density(x, df), low, high))
    return tails[::-1]


def below(ts, df):
    return above([-t for t in ts[::-1]], df)[::-1]


def between(lows, highs, df):
    """P(low < T < high) from the tails of the side on which they are small."""
    tails = zip(lows, highs, above(lows, df), above(highs, df), below(lows, df), below(highs, df))

    def difference(low, high, above_low, above_high, below_low, below_high):
        if low > 0:
            return above_low - above_high
        return below_high - below_low if high < 0 else 1 - above_high - below_low

    return [difference(*of) for of in tails]


def matters(ends, size):
    """The segments on which an integrand of such a size, as a logarithm, is not nothing beside its largest value."""
    sizes = [[size(low + k * (high - low) / 4) for k in range(5)] for low, high in zip(ends, ends[1:])]
    top = max(map(max, sizes))
    return [(arb(low), arb(high)) for low, high, of in zip(ends, ends[1:], sizes) if max(of) > top - 60]


def expectation(case, values, nearest):
    """The mean of values over the control; `nearest` is the t closest to 0 of those that make up a value."""
    mean_c, var_c, k_c, mean_t, var_t, k_t = case
    scale_c, scale_t = math.sqrt(var_c), math.sqrt(var_t)

    def steps(mean, scale):
        return [mean + sign * n * scale for n in STEPS for sign in (-1, 1)]

    def size(c):
        of_c = k_c / 2 * math.log1p(((c - mean_c) / scale_c) ** 2 / (k_c - 1))
        return -of_c - k_t / 2 * math.log1p(nearest(c, mean_t, scale_t) ** 2 / (k_t - 1))

    steep = [x for factor in (1.03, 0.97) for x in steps(mean_t / factor, scale_t / factor)]
    ends = sorted({x for x in [*steps(mean_c, scale_c), *steep, 0] if abs(x - mean_c) <= STEPS[-1] * scale_c})
    mean_c, scale_c, mean_t, scale_t = arb(mean_c), arb(var_c).sqrt(), arb(mean_t), arb(var_t).sqrt()

    total = arb(0)
    for low, high in matters(ends, size):
        cs, weights = zip(*nodes(FINE, low, high))
        lows, highs = ([(c + side * MARGIN * abs(c) - mean_t) / scale_t for c in cs] for side in (-1, 1))
        for c, weight, value in zip(cs, weights, values(lows, highs, k_t - 1)):
            total += weight * t_density((c - mean_c) / scale_c, k_c - 1) / scale_c * value
    assert total.rel_accuracy_bits() > 52, (case, total)
    return float(total)


def probabilities(case):
    def t_at(side):
        return lambda c, mean, scale: (c + side * 0.03 * abs(c) - mean) / scale

    increase = expectation(case, lambda lows, highs, df: above(highs, df), lambda *at: max(0, t_at(1)(*at)))
    decrease = expectation(case, lambda lows, highs, df: below(lows, df), lambda *at: max(0, -t_at(-1)(*at)))
    no_change = expectation(case, between, lambda *at: max(0, t_at(-1)(*at), -t_at(1)(*at)))
    df = case[2] - 1
    t = precise.quantile_near(2, lambda x: precise.t_tail(x, df), lambda x: precise.t_density(x, df))
    half = t[1] * mp.sqrt(mpf(case[1]))
    interval = [1 - 2 * t[0], number(mpf(case[0]) - half), number(mpf(case[0]) + half)]
    return [*case, increase, decrease, no_change, *interval]


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


def distant_case():
    """Arms so far apart, or so close, that one of the probabilities is next to nothing."""
    k_c, k_t = int(log_uniform(20, 1e5)), int(log_uniform(20, 1e5))
    mean = random.choice([-1, 1]) * log_uniform(1e-3, 1e3)
    error = abs(mean) * log_uniform(1e-4, 0.1)
    shift = random.uniform(-40, 40) * error
    return [mean, error**2, k_c, mean + shift, (error * log_uniform(0.2, 5)) ** 2, k_t]


if __name__ == "__main__":
    random.seed(20260101)
    cases = [random_case() for _ in range(205)] + [distant_case() for _ in range(60)]
    with Pool() as pool:
        rows = pool.map(probabilities, cases, 1)
    with open("bayesian.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n")
    print(len(rows))
