"""Writes test/vectors/stats/{experiments,power}.json: see README.md beside this file."""

import json
import pathlib
import random
import sys
from fractions import Fraction

from mpmath import mp, mpf

import arms
import first_passage
import mixture
from arms import plain, real

mp.dps = 50
random.seed(20260118)
VECTORS = pathlib.Path(__file__).resolve().parents[2] / "vectors" / "stats"


def number(x):
    return float(mp.nstr(mpf(x), 20))


def numbers(values):
    return [number(x) for x in values]


def one_sided_case(n):
    z = random.choice([0, random.uniform(-6, 6), random.uniform(-60, 60)])
    entities = int(10 ** random.uniform(1.3, 7))
    log_e = mixture.one_sided_log_e(z, entities)
    # The closed form is held to the definition.
    if abs(z) < 12 and n % 8 == 0:
        assert abs(log_e - mixture.by_integral(z, entities)) < mpf(10) ** -20, (z, entities)
    return [number(z), entities, number(log_e)]


def margin_case(n):
    control, treatment = arms.random_pair(n)
    desired = random.choice(["INCREASE", "DECREASE"])
    margin = random.choice(["0", "0.02", "0.05", "0.1", "0.333333333333333"])
    s = 1 if desired == "INCREASE" else -1
    sign = (arms.mean(control) > 0) - (arms.mean(control) < 0)
    k = 1 - s * Fraction(margin) * sign
    moved = arms.times(control, k)
    error = arms.standard_error(moved, treatment)
    if error == 0 or arms.standard_error(control, treatment) == 0:
        return None
    entities = len(control) + len(treatment)
    gain = real(s * (arms.mean(treatment) - k * arms.mean(control)))
    logs = [mixture.one_sided_log_e(side * gain / error, entities) for side in (1, -1)]
    return {
        "control": arms.sums(control),
        "treatment": arms.sums(treatment),
        "desired": desired,
        "margin": float(margin),
        "exact": numbers([gain, error, *logs]),
    }


def relative(control, treatment):
    c, t = arms.mean(control), arms.mean(treatment)
    wide = mixture.multiplier(len(control) + len(treatment))
    if not abs(real(c)) > wide * mp.sqrt(real(arms.variance(control))):
        return None
    vc, vt = arms.variance(control), arms.variance(treatment)
    separate, pooled = vt / c**2 + t**2 * vc / c**4, arms.pooled_variance(control, treatment) / c**2
    half = mp.sqrt(real(max(separate, pooled))) * wide
    effect = real(t / c - 1)
    return [effect, effect - half, effect + half]


def relative_case(n):
    control, treatment = arms.random_pair(n)
    exact = relative(control, treatment)
    return {
        "control": arms.sums(control),
        "treatment": arms.sums(treatment),
        "exact": exact and numbers(exact),
    }


def aggregated(entities, assigned, aggregation):
    zeros = [(1, Fraction(0))] * (assigned - len(entities))
    value = {
        "SHARE": lambda c, s: Fraction(1),
        "EVENTS_PER_ENTITY": lambda c, s: Fraction(c),
        "VALUE_PER_ENTITY": lambda c, s: Fraction(s),
    }
    if aggregation == "VALUE_PER_EVENT":
        return entities
    return [(1, value[aggregation](c, s)) for c, s in entities] + zeros


AGGREGATIONS = ["VALUE_PER_EVENT", "SHARE", "EVENTS_PER_ENTITY", "VALUE_PER_ENTITY"]


def compared(control, treatment):
    d, error = real(arms.difference(control, treatment)), arms.standard_error(control, treatment)
    entities = len(control) + len(treatment)
    w = entities * mixture.rho2("0.05", 10000)
    log_e = ((d / error) ** 2 * w / (1 + w) - mp.log(1 + w)) / 2
    half = error * mixture.multiplier(entities)
    return [d, error, d - half, d + half, log_e]


def aggregation_case(n):
    control, treatment = arms.random_pair(n)
    assigned = [len(control) + random.randint(1, 60), len(treatment) + random.randint(1, 60)]
    exact = {}
    for name in AGGREGATIONS:
        pair = [aggregated(one, a, name) for one, a in zip((control, treatment), assigned)]
        if arms.standard_error(*pair) == 0:
            return None
        exact[name] = numbers([*(real(arms.mean(one)) for one in pair), *compared(*pair)])
    return {"control": arms.sums(control), "treatment": arms.sums(treatment), "assigned": assigned, "exact": exact}


def bounded(x, floor, cap):
    return min(max(x, floor), cap)


def bounds():
    decimals = random.choice([0, 2, 15])
    one, other = sorted(arms.random_value(decimals, 0, 40) for _ in range(2))
    return one, other


def capped_case(n):
    """Events [entity, value]; bounds of events and of entities, and a threshold; the six sums of each."""
    decimals = random.choice([0, 3, 15])
    events = [[random.choice("abcdef"), arms.random_value(decimals, 0, 50)] for _ in range(random.randint(1, 25))]
    event, entity, above = bounds(), bounds(), arms.random_value(decimals, 0, 50)

    def six(value, whole):
        own = {}
        for name, x in events:
            own.setdefault(name, []).append(value(x))
        return arms.sums([(len(xs), whole(sum(xs, Fraction(0)))) for xs in own.values()])

    same = lambda x: x
    return {
        "events": [[name, plain(x)] for name, x in events],
        "event": [plain(x) for x in event],
        "entity": [plain(x) for x in entity],
        "above": plain(above),
        "eventSums": six(lambda x: bounded(x, *event), same),
        "entitySums": six(same, lambda s: bounded(s, *entity)),
        "aboveSums": six(lambda x: Fraction(int(x > above)), same),
    }


def ratio_arm(size):
    """Entities with several events of a value and a denominator that go together: (events, d, s)."""

    def entity():
        c = random.choice([1, 1, 2, 5])
        ds = [Fraction(random.randint(1, 4000), random.choice([1, 1000])) for _ in range(c)]
        return c, sum(ds), sum((d * random.randint(50, 150) / 100 for d in ds), Fraction(0))

    return [entity() for _ in range(size)]


def nine(entities):
    pairs = [(d, s) for c, d, s in entities]
    six = arms.sums([(c, s) for c, d, s in entities])
    return six + [plain(Fraction(x)) for x in [sum(d for d, s in pairs), sum(s * d for d, s in pairs), sum(d * d for d, s in pairs)]]


def is_steady(entities):
    ds, k = [d for c, d, s in entities], len(entities)
    average = Fraction(sum(ds), k)
    spread = sum((d - average) ** 2 for d in ds) / Fraction(k * (k - 1))
    return average > 0 and spread < average**2 / 100


def ratio_case(n):
    control, treatment = ratio_arm(random.randint(20, 400)), ratio_arm(random.randint(20, 90))
    pair = [[(d, s) for c, d, s in one] for one in (control, treatment)]
    exact = relative(*pair)
    return {
        "control": nine(control),
        "treatment": nine(treatment),
        "steady": [is_steady(control), is_steady(treatment)],
        "exact": numbers([*(real(arms.mean(one)) for one in pair), *compared(*pair)]),
        "relative": exact and numbers(exact),
    }


def arrivals_case(n):
    """Cumulative uniques by day; [days, uniques then] at several moments."""
    days = random.randint(1, 14)
    new = sorted((random.randint(1, 5000) for _ in range(days)), reverse=True)
    uniques = [sum(new[: d + 1]) for d in range(days)]
    half = days // 2
    power = min(mpf(1), mp.log(mpf(uniques[-1]) / uniques[half - 1]) / mp.log(mpf(days) / half)) if half else mpf(1)

    def by(moment):
        if moment >= days:
            return uniques[-1] * (mpf(moment) / days) ** power
        day = int(moment)
        before = uniques[day - 1] if day else 0
        return before + (mpf(moment) - day) * (uniques[day] - before)

    moments = sorted(random.uniform(0.1, 30) for _ in range(4))
    return [uniques, [[m, number(by(m))] for m in moments]]


POWER = [
    ("two", "0.05", 0, "0.05", [300, 2000, 5293, 9000]),
    ("two", "0.05", 0, "0.025", [2000, 12930, 20249, 40000]),
    ("two", "0.05", 0, "0.01", [20000, 141140, 300000]),
    ("two", "0.05", 100, "0.025", [2000, 13000, 20249, 30000]),
    ("two", "0.016666666666666666", 20, "0.03", [1000, 10000, 20000]),
    ("two", "0.05", 0, "0.15", [150, 400, 900]),
    ("two", "0.05", 0, "0", [20000, 2000000]),
    ("one", "0.05", 0, "0.05", [300, 2000, 4473, 9000]),
    ("one", "0.05", 0, "0.025", [2000, 16958, 40000]),
    ("one", "0.008333333333333333", 50, "0.03", [1000, 10000, 20000]),
    ("one", "0.05", 0, "0", [20000, 2000000]),
    ("one", "0.05", 200, "-0.01", [20000, 200000]),
]


def power_cases():
    # Of the solution some 16 digits are exact, whatever is computed with: 50 would only be slow.
    mp.dps = 30
    panels = first_passage.Panels(12, 30, "0.35")
    for case in POWER:
        rows = first_passage.power_case(panels, case[0], case[1], case[2], case[3], case[4])
        print(*case[:4], file=sys.stderr)
        sides, alpha, apart, drift, _ = case
        yield [sides, float(alpha), apart, float(drift), [[n, number(a), b and number(b)] for n, a, b in rows]]


def write(name, cases):
    row = lambda case: json.dumps(case, separators=(",", ":"))
    text = ",\n".join(f'"{key}": [\n' + ",\n".join(map(row, rows)) + "\n]" for key, rows in cases.items())
    (VECTORS / f"{name}.json").write_text("{\n" + text + "\n}\n")
    print(name, {key: len(rows) for key, rows in cases.items()})


def made(case, count):
    return [c for c in (case(n) for n in range(count)) if c]


write(
    "experiments",
    {
        "oneSided": made(one_sided_case, 240),
        "margin": made(margin_case, 220),
        "relative": made(relative_case, 220),
        "aggregations": made(aggregation_case, 220),
        "capped": made(capped_case, 200),
        "ratios": made(ratio_case, 200),
        "arrivals": made(arrivals_case, 200),
    },
)
write("power", {"power": list(power_cases())})
