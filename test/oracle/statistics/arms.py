"""Statistics of arms by their definitions: fractions over entities, each a pair (count or denominator, sum of values)."""

import random
from decimal import Decimal, localcontext
from fractions import Fraction

from mpmath import mp, mpf


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def plain(x):
    """A fraction with a finite decimal expansion as text."""
    with localcontext() as context:
        context.prec = 250
        text = format(Decimal(x.numerator) / Decimal(x.denominator), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def sums(entities):
    return [
        plain(Fraction(x))
        for x in [
            len(entities),
            sum(c for c, s in entities),
            sum(s for c, s in entities),
            sum(s * s for c, s in entities),
            sum(s * c for c, s in entities),
            sum(c * c for c, s in entities),
        ]
    ]


def mean(entities):
    return Fraction(sum(s for c, s in entities)) / sum(c for c, s in entities)


def squares(entities, around):
    return sum((s - around * c) ** 2 for c, s in entities)


def variance(entities):
    n, k = Fraction(sum(c for c, s in entities)), len(entities)
    return Fraction(k, k - 1) * squares(entities, mean(entities)) / n**2


def pooled_variance(control, treatment):
    both = control + treatment
    k = len(both)
    n, nc, nt = (Fraction(sum(c for c, s in one)) for one in (both, control, treatment))
    return Fraction(k, k - 1) * squares(both, mean(both)) / n * (1 / nc + 1 / nt)


def difference(control, treatment):
    return mean(treatment) - mean(control)


def standard_error(control, treatment):
    return mp.sqrt(real(max(variance(control) + variance(treatment), pooled_variance(control, treatment))))


def times(entities, factor):
    return [(c, s * factor) for c, s in entities]


def random_value(decimals, offset, spread):
    return Fraction(random.randint(-spread * 10**decimals, spread * 10**decimals), 10**decimals) + offset


def random_arm(size, shape):
    def entity():
        c = random.choice([1, 1, 1, 2, 3, 10])
        own = random_value(shape[0], 0, shape[2])
        return c, sum((random_value(*shape) + own for _ in range(c)), Fraction(0))

    return [entity() for _ in range(size)]


def random_pair(n):
    """Two arms, every second pair with a small treatment, every fifth of rare events."""
    sizes = (random.randint(20, 90), random.randint(3, 12) if n % 2 else random.randint(20, 90))
    if n % 5 == 0:
        rare = lambda size, p: [(1, Fraction(int(random.random() < p))) for _ in range(size)]
        return rare(sizes[0], 0.3), rare(sizes[1], 0.2)
    offset = random.choice([0, 0, 3, -3, 1000, 10**9, -(10**14)])
    shape = (random.choice([0, 2, 15]), offset, random.choice([1, 50]))
    return random_arm(sizes[0], shape), random_arm(sizes[1], shape)
