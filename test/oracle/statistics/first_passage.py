"""When a Brownian motion with a drift first reaches a boundary, from the equation of the first kind

    P(N(0, t) > c(t)) = INT from 0 to t of P(N(0, t - s) > c(t) - c(s)) f(s) ds,      c = boundary - drift * t,

solved by collocation at Radau's points. The program under test solves another equation, of the second kind, at other points.
"""

from mpmath import mp, mpf

import mixture

OUT_OF_REACH = 11


def tail(x):
    return mp.erfc(x / mp.sqrt(2)) / 2


def legendre_roots(polynomial, count):
    roots = mp.polyroots(polynomial, maxsteps=500, extraprec=400)
    return sorted((1 + mp.re(r)) / 2 for r in roots)[:count]


def legendre(n):
    """Coefficients, the highest first."""
    return [c / c_lead for c_lead in [mpf(1)] for c in mp.taylor(lambda x: mp.legendre(n, x), 0, n)[::-1]]


def radau(n):
    """The right Radau points on [0, 1]: the zeros of P_n - P_(n-1), 1 among them."""
    high, low = legendre(n), [mpf(0)] + legendre(n - 1)
    points = legendre_roots([a - b for a, b in zip(high, low)], n)
    points[-1] = mpf(1)
    return points


def gauss(n):
    points = legendre_roots(legendre(n), n)
    weights = []
    for x in points:
        y = 2 * x - 1
        slope = n * (y * mp.legendre(n, y) - mp.legendre(n - 1, y)) / (y * y - 1)
        weights.append(1 / ((1 - y * y) * slope**2))
    return list(zip(points, weights))


class Panels:
    def __init__(self, nodes, quadrature, growth):
        self.nodes, self.growth = radau(nodes), mpf(growth)
        self.rule = gauss(quadrature)
        self.barycentric = [1 / mp.fprod(x - y for y in self.nodes if y != x) for x in self.nodes]
        self.weights = [
            mp.fsum(w * self.basis(x)[j] for x, w in self.rule) for j in range(nodes)
        ]

    def basis(self, x):
        for j, node in enumerate(self.nodes):
            if x == node:
                return [mpf(int(i == j)) for i in range(len(self.nodes))]
        terms = [b / (x - node) for b, node in zip(self.barycentric, self.nodes)]
        total = mp.fsum(terms)
        return [term / total for term in terms]


class Passage:
    def __init__(self, panels, boundary, drift, to):
        self.p, self.boundary, self.drift = panels, boundary, mpf(drift)
        self.parts = []
        start = mpf(to[-1])
        while self.c(start) / mp.sqrt(start) < OUT_OF_REACH:
            start /= mpf("1.3")
        for stop in to:
            while start < stop:
                end = min(mpf(stop), start * (1 + panels.growth))
                if stop - end < (end - start) / 100:
                    end = mpf(stop)
                self.solve(start, end)
                start = end

    def c(self, t):
        return self.boundary(t) - self.drift * t

    def solve(self, start, end):
        n = len(self.p.nodes)
        times = [start + (end - start) * x for x in self.p.nodes]
        heights = [self.c(t) for t in times]
        matrix, right = mp.matrix(n), mp.matrix(n, 1)
        for i, (t, height) in enumerate(zip(times, heights)):
            reach = lambda s, h: tail((height - h) / mp.sqrt(t - s)) if s < t else mpf(1) / 2
            right[i] = tail(height / mp.sqrt(t)) - self.integrate(reach, t)
            for j, share in enumerate(self.near((start, end), reach, t)):
                matrix[i, j] = share
        density = mp.lu_solve(matrix, right)
        self.parts.append((start, end, times, heights, list(density)))

    def near(self, part, g, until):
        """The integral up to `until` by nodes in sqrt(until - s), as shares of the values at the panel's nodes."""
        start, end = part[0], min(part[1], until)
        far, close = mp.sqrt(until - start), mp.sqrt(until - end)
        shares = [mpf(0)] * len(self.p.nodes)
        for x, w in self.p.rule:
            u = close + (far - close) * x
            s = until - u * u
            value = w * (far - close) * 2 * u * g(s, self.c(s))
            for j, b in enumerate(self.p.basis((s - start) / (part[1] - start))):
                shares[j] += value * b
        return shares

    def integrate(self, g, until):
        total = mpf(0)
        for start, end, times, heights, density in self.parts:
            if start >= until:
                continue
            if until - end > 2 * (end - start):
                length = end - start
                total += length * mp.fsum(
                    w * f * g(s, h) for w, f, s, h in zip(self.p.weights, density, times, heights)
                )
            else:
                shares = self.near((start, end), g, until)
                total += mp.fsum(a * f for a, f in zip(shares, density))
        return total

    def by(self, until):
        return self.integrate(lambda s, h: mpf(1), mpf(until))


def power_case(panels, sides, alpha, apart, drift, entities):
    """Rows of [entities, power at any look, power of the final p-value or null]."""
    rho2 = mixture.rho2("0.05", 10000)
    raised = mpf("0.5826") * mp.sqrt(apart * rho2)
    line = mixture.two_sided_boundary if sides == "two" else mixture.one_sided_boundary
    delta = mpf(drift) / mp.sqrt(rho2)
    times = [n * rho2 for n in entities]
    passage = lambda a: Passage(panels, lambda w: line(w, mpf(a)) + raised, delta, times)
    anytime = passage(alpha)
    final = passage(mpf(alpha) / 5) if sides == "two" else None
    z = mp.sqrt(2) * mp.erfinv(1 - mpf(alpha) * mpf("0.9"))
    rows = []
    for n, w in zip(entities, times):
        last = z * mp.sqrt(w) - delta * w
        missed = lambda s, h: tail((h - last) / mp.sqrt(w - s)) if s < w else mpf(0)
        both = tail(last / mp.sqrt(w)) + final.integrate(missed, w) if final else None
        rows.append([n, anytime.by(w), both])
    return rows
