"""Exact values of the special functions, also deep in the tails.

Run beside this file, with mpmath 1.4.1:  python3 make_special.py  (writes special.json)
"""

import json
import random

import precise
from mpmath import mp, mpf



def log_uniform(low, high):
    return float(mp.exp(random.uniform(float(mp.log(low)), float(mp.log(high)))))


def number(x):
    return float(mp.nstr(mpf(x), 25))


def fits(x):
    return mpf(10) ** -300 < x < mpf(10) ** 300


def degrees(n):
    fixed = [1, 1.5, 2, 3, 3.4571429, 10, 19, 99, 417.9920044, 1993.479638, 1e4, 1e6, 2e8]
    return fixed[n % len(fixed)] if n % 2 else log_uniform(1, 1e9)


def all_cases():
    random.seed(20211005)
    cases = {}

    cases["erfc"] = [[x, number(mp.erfc(mpf(x)))] for x in [random.uniform(-6, 26) for _ in range(200)] + [-1e-9, 0, 1e-9, 0.46875, 4]]
    cases["normalTail"] = [[z, number(precise.normal_tail(z))] for z in [random.uniform(-8, 37) for _ in range(200)] + [0, 1.959963984540054]]

    cases["normalQuantile"] = []
    for n in range(210):
        z = random.uniform(-5, 37) if n % 3 else random.choice([-1, 1]) * log_uniform(1e-6, 1)
        tail, quantile = precise.quantile_near(z, precise.normal_tail, precise.normal_density)
        cases["normalQuantile"].append([tail, number(quantile)])

    cases["studentTDensity"] = [
        [t, df, number(precise.t_density(t, df))] for t, df in [(random.uniform(-30, 30), degrees(n)) for n in range(220)]
        if fits(precise.t_density(t, df))
    ]

    cases["studentTTail"] = []
    cases["studentTQuantile"] = []
    for n in range(330):
        df = degrees(n)
        t = random.choice([1, 1, 1, -1]) * (log_uniform(1e-6, 1e4) if n % 3 == 0 else random.uniform(0, 38))
        exact = precise.t_tail(t, df)
        if not fits(exact):
            continue
        cases["studentTTail"].append([t, df, number(exact)])
        tail, quantile = precise.quantile_near(t, lambda t: precise.t_tail(t, df), lambda t: precise.t_density(t, df))
        if tail < 1 - 1e-9:
            cases["studentTQuantile"].append([tail, df, number(quantile)])
    cases["studentTTail"].append([0.001, 2e8, number(precise.t_tail(0.001, 2e8))])

    cases["chiSquareTail"] = []
    cases["chiSquareQuantile"] = []
    for n in range(245):
        df = random.choice([1, 2, 3, 4, 5, 10, 30, 100, 1000, 10000])
        x = df * (log_uniform(1e-3, 1) if n % 4 == 0 else random.uniform(0.5, 1 + 40 / mp.sqrt(df)))
        x = float(x)
        exact = precise.chi_tail(x, df)
        if not fits(exact) or not fits(precise.gamma_lower(df / 2, x / 2)):
            continue
        cases["chiSquareTail"].append([x, df, number(exact)])
        tail, quantile = precise.quantile_near(x, lambda x: precise.chi_tail(x, df), lambda x: precise.chi_density(x, df))
        if tail < 1 - 1e-9:
            cases["chiSquareQuantile"].append([tail, df, number(quantile)])

    cases["regularizedBeta"] = []
    cases["betaPower"] = []
    for n in range(230):
        a, b = log_uniform(0.5, 5e3), log_uniform(0.5, 5e3)
        odds = a / b * (log_uniform(0.01, 100) if n % 3 == 0 else log_uniform(0.7, 1.4))
        power = precise.beta_power(odds / (1 + mpf(odds)), 1 / (1 + mpf(odds)), mpf(a), mpf(b))
        exact = precise.beta_tail(mpf(odds), a, b)
        if fits(exact) and fits(power):
            cases["regularizedBeta"].append([odds, a, b, number(exact)])
            cases["betaPower"].append([odds, a, b, number(power)])

    cases["lowerGamma"] = []
    cases["upperGamma"] = []
    for n in range(230):
        a = log_uniform(0.3, 1e4)
        x = a * (log_uniform(0.01, 20) if n % 3 == 0 else log_uniform(0.7, 1.4))
        lower, upper = precise.gamma_lower(a, x), precise.gamma_upper(a, x)
        if fits(lower) and fits(upper):
            cases["lowerGamma"].append([a, x, number(lower)])
            cases["upperGamma"].append([a, x, number(upper)])

    cases["stirlingError"] = []
    cases["deviance"] = []
    for n in range(210):
        a = log_uniform(0.005, 1e9)
        exact = mp.loggamma(mpf(a)) - ((mpf(a) - mpf(1) / 2) * mp.log(a) - a + mp.log(2 * mp.pi) / 2)
        cases["stirlingError"].append([a, number(exact)])
        difference = a * random.choice([-1, 1]) * log_uniform(1e-9, 0.9)
        mean = mpf(a) - mpf(difference)
        cases["deviance"].append([a, float(mean), difference, number(mpf(a) * mp.log(a / mean) - difference)])
    return cases


if __name__ == "__main__":
    cases = all_cases()
    with open("special.json", "w") as file:
        file.write("{\n" + ",\n".join(f'"{k}": {json.dumps(v, separators=(",", ":"))}' for k, v in cases.items()) + "\n}\n")
    print({name: len(rows) for name, rows in cases.items()})
