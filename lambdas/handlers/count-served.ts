/**
 * Counts how often features are evaluated. All features at once say nothing about any of them, because a page asks for
 * many that it never shows. So only the time of such a call is counted, under a name that no feature has.
 */
import { ALL_FEATURES } from '../../domain/usage.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import type { Context as AnyContext } from './handler.ts';

type Context = AnyContext<EvaluationStore>;

interface Served {
  readonly feature: string;
  readonly variation: string;
}

export const countServed = ({ store, now }: Context, project: string, all: readonly Served[]): void =>
  store.usage.add(
    project,
    all.map((served) => ({ ...served, count: 1, time: now })),
  );

export const countAllAtOnce = ({ store, now }: Context, project: string): void =>
  store.usage.add(project, [{ feature: ALL_FEATURES, variation: ALL_FEATURES, count: 1, time: now }]);
