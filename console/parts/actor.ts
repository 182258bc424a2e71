import { words } from '../words/en.ts';

/** Who changed something, in words: the end of an ARN is the name of its user or session. */
export const actorOf = (actor: string | undefined): string => {
  if (actor === undefined) return words.service;
  if (actor === 'anonymous') return words.someone;
  return actor.startsWith('arn:') ? actor.slice(actor.lastIndexOf('/') + 1) : actor;
};
