/**
 * Computes the first passage of a Brownian motion with a drift through a boundary, by an integral equation on panels of
 * time.
 */

import type { Boundary } from './boundary.ts';
import { interpolation, nodesToward, type Range, unitRule } from './panel.ts';

const { abs, exp, max, min, PI, sqrt } = Math;

/** A Brownian motion with a drift per unit of time, and the boundary above it. */
export interface Passage {
  readonly boundary: Boundary;
  readonly drift: number;
}

/** The density of the time of the first passage, on one panel of time. */
interface Panel extends Range {
  readonly nodes: readonly Node[];
}

/** A time, the boundary's lead over the drift there and its slope, and the density. */
interface Node {
  readonly time: number;
  readonly height: number;
  readonly slope: number;
  /** The weight in the quadrature over the panel. */
  readonly weight: number;
  readonly density: number;
}

/** Opaque: the panels up to a time. */
export type FirstPassage = readonly Panel[];

/** Each panel is longer than the time before it by this share. */
const GROWTH = 0.6;
/** This many standard deviations from the boundary no path has reached it: fewer than one in 10^18. */
const OUT_OF_REACH = 9;

/**
 * Computes the density f of the first passage up to time `to`, the solution of f(t) = -2 psi(t, 0) + 2 INT from 0 to t
 * of f(s) psi(t, s) ds. psi vanishes like a square root as s meets t. The integrals near t are taken in sqrt(t - s), so
 * that the result is as exact as doubles allow.
 *
 * Source: A. Buonocore, A. G. Nobile and L. M. Ricciardi, A new integral equation for the evaluation of
 * first-passage-time probability densities, Advances in Applied Probability 19 (1987) 784-800.
 */
export function firstPassage(passage: Passage, to: number): FirstPassage {
  const panels: Panel[] = [];
  let start = earliest(passage, to);
  while (start < to) {
    const end = min(to, start * (1 + GROWTH));
    panels.push(solvePanel(passage, panels, { start, end }));
    start = end;
  }
  return panels;
}

/**
 * Integrates the density times g up to `until`. g takes the time and the boundary's lead over the drift there.
 *
 * @example integratePassage(firstPassage(passage, 10), () => 1, 10); // the probability of a passage before 10
 */
export const integratePassage = (
  panels: FirstPassage,
  g: (s: number, height: number) => number,
  until: number,
): number =>
  panels
    .filter(({ start }) => start < until)
    .reduce((sum, panel) => {
      if (isFar(panel, until))
        return sum + panel.nodes.reduce((part, n) => part + n.weight * n.density * g(n.time, n.height), 0);
      return (
        sum + nearSum(panel, until, g).reduce((part, share, j) => part + share * (panel.nodes[j]?.density ?? 0), 0)
      );
    }, 0);

/** Returns the earliest time of a possible passage, or `to` if there is none. */
function earliest({ boundary, drift }: Passage, to: number): number {
  let t = to;
  while ((boundary.at(t) - drift * t) / sqrt(t) < OUT_OF_REACH) t /= 1.2;
  return t;
}

function solvePanel({ boundary, drift }: Passage, before: FirstPassage, range: Range): Panel {
  const length = range.end - range.start;
  const empty = unitRule.map(({ x, weight }): Node => {
    const time = range.start + length * x;
    const [height, slope] = [boundary.at(time) - drift * time, boundary.slope(time) - drift];
    return { time, height, slope, weight: weight * length, density: 0 };
  });
  const known = empty.map((node) => {
    const earlier = integratePassage(before, (s, height) => kernel(node, s, height), node.time);
    return 2 * earlier - 2 * kernel(node, 0, 0);
  });
  const own = empty.map((node) => nearSum({ ...range, nodes: empty }, node.time, (s, h) => 2 * kernel(node, s, h)));
  const density = solve(own, known);
  return { ...range, nodes: empty.map((node, i) => ({ ...node, density: density[i] ?? 0 })) };
}

/** Solves f = known + own f. The contribution within a panel is small, so a few iterations converge. */
function solve(own: readonly Float64Array[], known: readonly number[]): readonly number[] {
  let f = known;
  for (let round = 0; round < 200; round += 1) {
    const next = own.map((row, i) => row.reduce((sum, share, j) => sum + share * (f[j] ?? 0), known[i] ?? 0));
    const change = max(...next.map((value, i) => abs(value - (f[i] ?? 0))));
    f = next;
    if (change <= 1e-16 * max(...f.map(abs))) break;
  }
  return f;
}

/** psi: the density at a node of a path that was at the boundary at s, and how fast it falls behind there. */
function kernel(node: Node, s: number, height: number): number {
  const elapsed = node.time - s;
  const gap = node.height - height;
  return (exp((-gap * gap) / (2 * elapsed)) / sqrt(2 * PI * elapsed)) * ((node.slope - gap / elapsed) / 2);
}

const isFar = ({ start, end }: Range, until: number): boolean => until - end > 2 * (end - start);

/** Returns the weights of the nodes' densities in the integral of density times g, up to a near time. */
function nearSum(panel: Panel, until: number, g: (s: number, height: number) => number): Float64Array {
  const { start, end, nodes } = panel;
  const shares = new Float64Array(nodes.length);
  for (const { s, weight } of nodesToward({ start, end: min(end, until) }, until)) {
    const at = interpolation((s - start) / (end - start));
    const value = weight * g(s, heightAt(nodes, at));
    for (let j = 0; j < shares.length; j += 1) shares[j] = (shares[j] as number) + value * (at[j] as number);
  }
  return shares;
}

function heightAt(nodes: readonly Node[], at: Float64Array): number {
  let height = 0;
  for (let j = 0; j < at.length; j += 1) height += (at[j] as number) * (nodes[j] as Node).height;
  return height;
}
