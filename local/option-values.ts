/**
 * Values of options that several commands take.
 */
import { canExist } from '../domain/arn.ts';
import { StartError } from './start-error.ts';

/** @throws StartError that says the problem. */
export const requireMatch = (text: string, pattern: RegExp, problem: string): string => {
  if (!pattern.test(text)) throw new StartError(`${problem}, not '${text}'.`);
  return text;
};

/** @throws StartError for what is no port. */
export const portOf = (text: string, name = '--port'): number => {
  const problem = `${name} must be a number from 0 to 65535`;
  const port = Number(requireMatch(text, /^\d{1,5}$/, problem));
  if (port > 65_535) throw new StartError(`${problem}, not '${text}'.`);
  return port;
};

/** @throws StartError for what is no origin of pages. */
export const originOf = (text: string): string => {
  const origin = URL.parse(text)?.origin;
  if (!origin || origin === 'null') throw new StartError(`--origin must be like https://example.com, not '${text}'.`);
  return origin;
};

/** @throws StartError for a name that no project can have. */
export const projectNameOf = (project: string, name: string): string => {
  if (!canExist({ type: 'project', name: project }))
    throw new StartError(`${name} must be the name of a project, not '${project}'.`);
  return project;
};

/** @throws StartError for an empty text, as of a shell's variable that is not set. */
export const textOf = (text: string | undefined, name: string): string | undefined => {
  if (text === '') throw new StartError(`${name} must not be empty.`);
  return text;
};
