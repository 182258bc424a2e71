/**
 * Seals and opens the tokens by which pages report what they have shown. A token is of one project.
 */
import type { Outcome } from '@selfevident/evaluation';
import { exposureText, hourNumber, readExposure, type ShownFlag } from '../../domain/key/exposure.ts';
import { openText, sealText } from './sealed-text.ts';

interface Shown {
  readonly feature: string;
  readonly entityId: string;
  readonly outcome: Outcome;
}

const purposeOf = (project: string): string => JSON.stringify(['exposure', project]);

/** The token for what an entity is served, at a time in milliseconds since the epoch; undefined outside of trials. */
export const sealExposure = (
  secret: Buffer,
  { project, now }: { readonly project: string; readonly now: number },
  { feature, entityId, outcome: { assignment, variation } }: Shown,
): string | undefined => {
  if (!assignment) return undefined;
  const { type, id: trialId } = assignment;
  const arm = assignment.type === 'launch' ? assignment.group : assignment.treatment;
  const exposure = { type, trialId, arm, entityId, feature, variation: variation.name, hour: hourNumber(now) };
  return sealText(secret, purposeOf(project), exposureText(exposure));
};

/** Undefined for a token that this service did not make for the project. */
export const openExposure = (secret: Buffer, project: string, token: string): ShownFlag | undefined => {
  const text = openText(secret, purposeOf(project), token);
  return text === undefined ? undefined : readExposure(text);
};
