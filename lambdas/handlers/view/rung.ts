/**
 * A rung of an explanation as the API shows it: what the engine has as null is left out.
 */
import type { Output } from '../../../contract/index.ts';
import type { Rung } from '../../../domain/engine/rung.ts';

type RungView = Output<'ExplainEvaluation'>['rungs'][number];

export const rungView = (rung: Rung): RungView => {
  const { step, split, ...members }: { step?: number | null; split?: SplitView | null } & Omit<Rung, 'step' | 'split'> =
    rung;
  return {
    ...members,
    ...(typeof step === 'number' ? { step } : {}),
    ...(split ? { split: { ...split, arm: split.arm ?? undefined } } : {}),
  };
};

type SplitView = {
  readonly bucket: number;
  readonly shares: Readonly<Record<string, number>>;
  readonly arm: string | null;
};
