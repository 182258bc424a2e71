"""Exact values of everything computed from entities' events, by the definitions: sums over entities in fractions, not the
six sums that the program keeps.

Run beside this file, with mpmath 1.4.1:  python3 make_results.py  (writes results.json)
"""

import itertools
import json
import random
import sys
from decimal import ROUND_DOWN, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import precise
from make_special import log_uniform, number
from mpmath import mp, mpf

sys.path.append(str(Path(__file__).parents[2] / "oracle" / "statistics"))
from arms import mean, plain, random_arm, random_value, real, standard_error, variance  # noqa: E402
from arms import sums as sums_of  # noqa: E402

random.seed(20210807)


def interval_and_evidence(difference, error, entities, alpha, tuned_for):
    a = mpf(alpha)
    rho2 = (-2 * mp.log(a) + mp.log(1 - 2 * mp.log(a))) / tuned_for
    w = entities * rho2
    half = error * mp.sqrt((1 + 1 / w) * (mp.log(1 + w) - 2 * mp.log(a)))
    log_e = ((difference / error) ** 2 * w / (1 + w) - mp.log(1 + w)) / 2
    return [difference - half, difference + half, log_e]


def welch(difference, error, vc, vt, kc, kt):
    t = difference / error
    df = (vc + vt) ** 2 / (vc**2 / (kc - 1) + vt**2 / (kt - 1))
    return [t, df, 2 * precise.t_tail(abs(t), df)]


def per_entity(entities, assigned):
    zeros = [(1, Fraction(0))] * (assigned - len(entities))
    return [
        [(1, Fraction(1)) for _ in entities] + zeros,
        [(1, Fraction(c)) for c, s in entities] + zeros,
        [(1, s) for c, s in entities] + zeros,
    ]


def arms_case(n):
    shape = (random.choice([0, 2, 15]), random.choice([0, 0, 1000, 10**9, -(10**14)]), random.choice([1, 50]))
    control = random_arm(random.randint(2, 90), shape)
    treatment = random_arm(random.randint(2, 25 if n % 2 else 90), shape)
    assigned = [len(control) + random.randint(0, 60), len(treatment) + random.randint(0, 60)]
    difference, error = real(mean(treatment) - mean(control)), standard_error(control, treatment)
    vc, vt = real(variance(control)), real(variance(treatment))
    kc, kt = len(control), len(treatment)
    if error == 0 or vc + vt == 0 or mp.isinf(error):
        return None
    numbers = [
        [real(mean(t) - mean(c)), standard_error(c, t)]
        for c, t in zip(per_entity(control, assigned[0]), per_entity(treatment, assigned[1]))
    ]
    return {
        "control": sums_of(control),
        "treatment": sums_of(treatment),
        "assigned": assigned,
        "means": list(map(number, [real(mean(control)), real(mean(treatment))])),
        "variances": list(map(number, [vc, vt])),
        "difference": number(difference),
        "standardError": number(error),
        "anytime": list(map(number, interval_and_evidence(difference, error, kc + kt, 0.05, 10000))),
        "welch": list(map(number, welch(difference, error, vc, vt, kc, kt))),
        "perEntity": [list(map(number, row)) for row in numbers],
    }


def decimal_text():
    digits = "".join(random.choice("0123456789") for _ in range(random.randint(1, 40)))
    text = digits.lstrip("0") or "0"
    if random.random() < 0.7:
        text += "." + "".join(random.choice("0123456789") for _ in range(random.randint(1, 30)))
    if random.random() < 0.5:
        text += random.choice("eE") + random.choice(["", "+", "-"]) + str(random.randint(0, 40))
    return random.choice(["", "-"]) + text


def value_case(text):
    with localcontext() as context:
        context.prec = 400
        value = Decimal(text)
        if abs(value) >= 10**15:
            return [text, None]
        return [text, str(int(value.quantize(Decimal("1e-15"), rounding=ROUND_DOWN) * 10**15))]


def events_case():
    entities = {}
    events = []
    for _ in range(random.randint(1, 20)):
        name = random.choice("abcdef")
        text = plain(random_value(random.choice([0, 3, 15]), 0, 1000))
        entities.setdefault(name, []).append(Fraction(text))
        events.append([name, text])
    return [events, sums_of([(len(values), sum(values, Fraction(0))) for values in entities.values()])]


def effect_case():
    error = log_uniform(1e-6, 1e6)
    difference = error * random.uniform(-40, 40)
    entities, alpha, tuned = random.randint(40, 10**8), random.choice([0.01, 0.05, 0.1]), random.choice([500, 5000, 10000])
    exact = interval_and_evidence(mpf(difference), mpf(error), entities, alpha, tuned)
    return [difference, error, entities, alpha, tuned, *map(number, exact), number(min(1, mp.exp(-exact[2])))]


def welch_case():
    vc, vt = log_uniform(1e-4, 1e4), log_uniform(1e-4, 1e4)
    kc, kt = int(log_uniform(2, 1e8)), int(log_uniform(2, 1e8))
    error = float(mp.sqrt(mpf(vc) + vt)) * random.choice([1, 1.2])
    difference = error * (random.uniform(-38, 38) if random.random() < 0.7 else random.uniform(-3, 3))
    t, df, p = welch(mpf(difference), mpf(error), mpf(vc), mpf(vt), kc, kt)
    return [difference, error, vc, vt, kc, kt, number(t), number(df), number(p)] if p > mpf(10) ** -300 else None


def looks_case():
    """Cumulative (n, sum, sum of squares) of two arms with one event an entity, and what is kept after each look."""
    arms = [[], []]
    rows, log_e, low, high, looks = [], mpf(0), -mp.inf, mp.inf, 0
    shift = random.choice([0, 0, 1, 20])
    for look in range(4):
        for i, arm in enumerate(arms):
            arm.extend((1, random_value(2, 0, 10) + i * shift * (1 if look < 2 else -1)) for _ in range(random.randint(30, 90)))
        if all(len(arm) >= 100 for arm in arms):
            control, treatment = arms
            difference, error = real(mean(treatment) - mean(control)), standard_error(control, treatment)
            lower, upper, now = interval_and_evidence(difference, error, len(control) + len(treatment), 0.05, 5000)
            looks, log_e, low, high = looks + 1, max(log_e, now), max(low, lower), min(high, upper)
        sums = [[len(arm), plain(sum(s for c, s in arm)), plain(sum(s * s for c, s in arm))] for arm in arms]
        rows.append([*sums, looks, number(log_e), *([number(low), number(high)] if looks else [])])
    return rows


def sample_ratio_case(n):
    arms = random.randint(2, 5)
    weights = [random.randint(1, 100000) for _ in range(arms)]
    total = random.choice([100, 10**4, 10**6, 10**9])
    true = [w * random.uniform(0.98, 1.02) for w in weights] if n % 2 else weights
    noise = [random.gauss(0, 1) for _ in weights]
    counts = [max(0, round(total * w / sum(true) + z * (total * w / sum(true)) ** 0.5)) for w, z in zip(true, noise)]
    prior = random.choice([100, 1000])
    thetas = [mpf(w) / sum(weights) for w in weights]

    def log_b(xs):
        return sum(mp.loggamma(x) for x in xs) - mp.loggamma(sum(xs))

    exact = log_b([prior * t + x for t, x in zip(thetas, counts)]) - log_b([prior * t for t in thetas])
    exact -= sum(x * mp.log(t) for t, x in zip(thetas, counts))
    return [counts, weights, prior, number(exact)]


def holm_case():
    """By the closed test: the adjusted p is the largest Bonferroni p of any set of hypotheses with this one in it."""
    ps = [random.choice([0.01, 0.02, 0.5, log_uniform(1e-12, 1)]) for _ in range(random.randint(1, 6))]
    subsets = [s for k in range(1, len(ps) + 1) for s in itertools.combinations(range(len(ps)), k)]
    bonferroni = {s: min(Fraction(1), len(s) * min(Fraction(ps[i]) for i in s)) for s in subsets}
    return [ps, [float(max(p for s, p in bonferroni.items() if i in s)) for i in range(len(ps))]]


def final_case():
    anytime, fixed = log_uniform(1e-30, 1), log_uniform(1e-30, 1)
    return [anytime, fixed, float(min(Fraction(1), 5 * Fraction(anytime), Fraction(fixed) * Fraction(10, 9)))]


def ratio_case():
    bits = random.choice([3, 60, 200, 1200])
    n, d = random.randint(-(2**bits), 2**bits), random.randint(1, 2 ** max(1, bits + random.randint(-120, 120)))
    return [str(n), str(d), float(Fraction(n, d))]


edge_texts = ["0", "-0", "-0.0", "1e-15", "9e-16", "-9e-16", "999999999999999.9999999999999999", "1e15", "-1e15",
              "0e999999999", "1e-999", "1e999", "0.1e16", "100000000000000e1", "0000.5", "123456789e-20", "12E+2"]
results = {
    "parseValue": [value_case(t) for t in edge_texts + [decimal_text() for _ in range(250)]],
    "ratio": [ratio_case() for _ in range(250)],
    "events": [events_case() for _ in range(200)],
    "arms": [c for c in map(arms_case, range(240)) if c],
    "effects": [effect_case() for _ in range(220)],
    "welch": [c for c in (welch_case() for _ in range(230)) if c],
    "looks": [looks_case() for _ in range(200)],
    "sampleRatio": [sample_ratio_case(n) for n in range(220)],
    "holm": [holm_case() for _ in range(200)],
    "finalPValue": [final_case() for _ in range(200)],
}

with open("results.json", "w") as file:
    rows = lambda cases: ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    file.write("{\n" + ",\n".join(f'"{name}": [\n{rows(cases)}\n]' for name, cases in results.items()) + "\n}\n")
print({name: len(cases) for name, cases in results.items()})
