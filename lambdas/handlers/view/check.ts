/**
 * A check of an explanation as the API shows it: with a sentence for people, and without what the engine has as null.
 */
import type { Check } from '@selfevident/evaluation';
import type { Output } from '../../../contract/index.ts';
import { checkText } from './check-text.ts';

type CheckView = Output<'ExplainEvaluation'>['checks'][number];

export const checkView = (check: Check): CheckView => {
  const {
    step,
    split,
    ...members
  }: { step?: number | null; split?: SplitView | null } & Omit<Check, 'step' | 'split'> = check;
  return {
    ...members,
    text: checkText(check),
    ...(typeof step === 'number' ? { step } : {}),
    ...(split ? { split: { ...split, arm: split.arm ?? undefined } } : {}),
  };
};

type SplitView = {
  readonly bucket: number;
  readonly shares: Readonly<Record<string, number>>;
  readonly outside: number;
  readonly arm: string | null;
};
