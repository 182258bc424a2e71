"""The normal mixtures by their definition: the likelihood ratio, integrated over the effects that it mixes."""

from mpmath import mp, mpf


def rho2(alpha, tuned_for):
    a = mpf(alpha)
    return (-2 * mp.log(a) + mp.log(1 - 2 * mp.log(a))) / tuned_for


def normal_probability(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def one_sided_log_e(z, n, tuned_for=10000):
    """2 INT over theta > 0 of exp(theta B - theta^2 n / 2) dN(theta; 0, rho2), B = z sqrt(n), in closed form at many digits."""
    w = n * rho2("0.05", tuned_for)
    x = mpf(z) * mp.sqrt(w / (1 + w))
    return x * x / 2 + mp.log(2) + mp.log(normal_probability(x)) - mp.log(1 + w) / 2


def by_integral(z, n, tuned_for=10000):
    r = mp.sqrt(rho2("0.05", tuned_for))
    b = mpf(z) * mp.sqrt(n)
    peak = max(mpf(0), b / (n + 1 / r**2))
    width = 1 / mp.sqrt(n + 1 / r**2)
    f = lambda t: mp.exp(t * b - t * t * n / 2 - t * t / (2 * r * r))
    points = sorted({mpf(0), *(max(mpf(0), peak + k * width) for k in range(-12, 13, 3)), peak + 40 * width})
    return mp.log(2 * mp.quad(f, points) / (r * mp.sqrt(2 * mp.pi)))


def two_sided_boundary(w, alpha):
    return mp.sqrt((1 + w) * (mp.log(1 + w) - 2 * mp.log(alpha)))


def one_sided_boundary(w, alpha):
    goal = mp.log(1 + w) / 2 - mp.log(alpha)
    x = mp.sqrt(2 * goal + 2 * mp.log(2))
    for _ in range(60):
        p = normal_probability(x)
        slope = x + mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi) / p
        step = (x * x / 2 + mp.log(2 * p) - goal) / slope
        x -= step
        if abs(step) < mpf(10) ** (-mp.dps // 2 - 2):
            break
    return x * mp.sqrt(1 + w)


def multiplier(n, tuned_for=10000):
    w = n * rho2("0.05", tuned_for)
    return mp.sqrt((1 + 1 / w) * (mp.log(1 + w) - 2 * mp.log(mpf("0.05"))))
