/**
 * Seals and opens the tokens by which pages report what they have shown. A token is of one project.
 */
import type { Outcome } from '@selfevident/evaluation';
import { exposureMark, exposureText, hourNumber, readExposure, type ShownFlag } from '../../domain/key/exposure.ts';
import { openText, sealText } from './sealed-text.ts';

interface Shown {
  readonly feature: string;
  readonly entityId: string;
  readonly outcome: Outcome;
}

const purposeOf = (project: string): string => JSON.stringify(['exposure', project]);

const shownFlag = ({ feature, entityId, outcome }: Shown, now: number): ShownFlag | undefined => {
  const { assignment, variation } = outcome;
  if (!assignment) return undefined;
  const { type, id: trialId } = assignment;
  const arm = assignment.type === 'launch' ? assignment.group : assignment.treatment;
  return { type, trialId, arm, entityId, feature, variation: variation.name, hour: hourNumber(now) };
};

/** The token for what an entity is served, at a time in milliseconds since the epoch; undefined outside of trials. */
export const sealExposure = (
  secret: Buffer,
  { project, now }: { readonly project: string; readonly now: number },
  shown: Shown,
): string | undefined => {
  const exposure = shownFlag(shown, now);
  return exposure && sealText(secret, purposeOf(project), exposureText(exposure));
};

/** What the tag of an answer has in the place of the token. It is not for the page to see. */
export const markExposure = (now: number, shown: Shown): string | undefined => {
  const exposure = shownFlag(shown, now);
  return exposure && exposureMark(exposure);
};

/** Undefined for a token that this service did not make for the project. */
export const openExposure = (secret: Buffer, project: string, token: string): ShownFlag | undefined => {
  const text = openText(secret, purposeOf(project), token);
  return text === undefined ? undefined : readExposure(text);
};
