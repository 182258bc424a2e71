import { words } from '../words/en.ts';

/**
 * Who changed something, in words: the name of a person, or the end of an ARN, which is the name of its user or session.
 */
export const actorOf = (actor: string | undefined, actorName: string | undefined): string => {
  if (actorName !== undefined) return actorName;
  if (actor === undefined) return words.service;
  if (actor === 'anonymous') return words.someone;
  return actor.startsWith('arn:') ? actor.slice(actor.lastIndexOf('/') + 1) : actor;
};
