"""Distributions to any precision, from power series alone: nothing is shared with the program under test, whose
algorithms are rational approximations and continued fractions."""

from mpmath import mp, mpf

mp.dps = 40
NOTHING = mpf(10) ** -320


def to_full_precision(f):
    """1 - (something close to 1), with as many digits as the difference needs; 0 for what no double can hold."""
    before = mp.dps
    for dps in [before + 20, before + 120, before + 400]:
        mp.dps = dps
        value = f()
        mp.dps = before
        if value > mpf(10) ** (before - dps + 5):
            return +value
    return mpf(0)


def beta_series(x, y, a, b):
    term = total = mpf(1)
    k = 0
    while term > total * mpf(10) ** (-mp.dps):
        term *= (a + b + k) / (a + 1 + k) * x
        total += term
        k += 1
    return beta_power(x, y, a, b) / a * total


def beta_power(x, y, a, b):
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    return mp.exp(a * mp.log(x) + b * mp.log(y) - log_beta)


def beta_tail(odds, a, b):
    """I_x(a, b) at x = odds / (1 + odds), small or not."""
    a, b = mpf(a), mpf(b)
    if b * odds < a and beta_power(odds / (1 + odds), 1 / (1 + odds), a, b) < NOTHING:
        return mpf(0)
    if odds <= 1:
        return beta_series(odds / (1 + odds), 1 / (1 + odds), a, b)
    return to_full_precision(lambda: 1 - beta_series(1 / (1 + odds), odds / (1 + odds), b, a))


def t_tail(t, df):
    t, df = mpf(t), mpf(df)
    if t < 0:
        return 1 - t_tail(-t, df)
    if t == 0:
        return mpf(1) / 2
    return beta_tail(df / t**2, df / 2, mpf(1) / 2) / 2


def t_density(t, df):
    t, df = mpf(t), mpf(df)
    log_peak = mp.loggamma((df + 1) / 2) - mp.loggamma(df / 2) - mp.log(df * mp.pi) / 2
    return mp.exp(log_peak - (df + 1) / 2 * mp.log1p(t * t / df))


def gamma_lower(a, x):
    a, x = mpf(a), mpf(x)
    term = total = 1 / a
    k = 1
    while term > total * mpf(10) ** (-mp.dps):
        term *= x / (a + k)
        total += term
        k += 1
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a)) * total


def gamma_upper(a, x):
    if x > a and mp.exp(a * mp.log(x) - x - mp.loggamma(a)) < NOTHING:
        return mpf(0)
    return to_full_precision(lambda: 1 - gamma_lower(a, x))


def chi_tail(x, df):
    return gamma_upper(mpf(df) / 2, mpf(x) / 2)


def chi_density(x, df):
    a, x = mpf(df) / 2, mpf(x)
    return mp.exp((a - 1) * mp.log(x / 2) - x / 2 - mp.loggamma(a)) / 2


def normal_tail(z):
    return mp.erfc(mpf(z) / mp.sqrt(2)) / 2


def normal_density(z):
    return mp.exp(-mpf(z) ** 2 / 2) / mp.sqrt(2 * mp.pi)


def quantile_near(x, tail, density):
    """The tail at x rounded to a double, and the exact quantile of that double: x itself but for that rounding, which
    one Newton step removes."""
    exact = tail(x)
    rounded = float(exact)
    return rounded, mpf(x) + (exact - rounded) / density(x)
