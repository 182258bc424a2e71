/**
 * What a client cannot give back as it was told: boto3 cuts times to the whole second, Terraform sends an empty
 * description where there is none. Neither is a change of what may not change.
 */
import { same } from './same.ts';

interface Described {
  readonly description?: string | undefined;
}

/** Groups or treatments as they are given, or as they are stored when these differ in no more than empty descriptions. */
export const armsAsStored = <Arm extends Described>(stored: readonly Arm[], given: readonly Arm[]): readonly Arm[] =>
  same(stored.map(described), given.map(described)) ? stored : given;

const described = <Arm extends Described>(arm: Arm): Arm => ({ ...arm, description: arm.description ?? '' });

const second = 1_000;

/** A step with the time that is stored, when it is given with that time cut to the whole second. */
export const stepAsStored = <Step extends { readonly startTime: number }>(
  stored: Step | undefined,
  given: Step,
): Step =>
  stored && Math.floor(stored.startTime / second) * second === given.startTime
    ? { ...given, startTime: stored.startTime }
    : given;
