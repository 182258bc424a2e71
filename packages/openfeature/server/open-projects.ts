/**
 * The projects that providers of this process have open: one link for each address and project, and its end with the
 * process.
 */
import { type LinkOptions, ProjectLink } from './project-link.ts';

interface Opened {
  readonly link: ProjectLink;
  users: number;
}

const opened = new Map<string, Opened>();
const signals = ['SIGTERM', 'SIGINT'] as const;

/** The options of the first provider hold for all. `make` makes what the first one opens. */
export const openLink = (options: LinkOptions, make = () => new ProjectLink(options)): ProjectLink => {
  const key = keyOf(options);
  const one = opened.get(key) ?? { link: make(), users: 0 };
  one.users++;
  if (opened.size === 0) watchEnd();
  opened.set(key, one);
  return one.link;
};

/**
 * Resolves when what is pending has been sent, or two seconds have passed. Other providers keep their link, those too
 * that open it meanwhile.
 */
export const closeLink = async (options: LinkOptions): Promise<void> => {
  const key = keyOf(options);
  const one = opened.get(key);
  if (!one) return;
  one.users--;
  await one.link.finish();
  if (one.users > 0 || !opened.delete(key)) return;
  if (opened.size === 0) ignoreEnd();
  one.link.close();
};

export const allLinks = (): readonly ProjectLink[] => [...opened.values()].map(({ link }) => link);

const keyOf = ({ url, project }: LinkOptions): string => `${url.replace(/\/$/, '')} ${project}`;

const finishAll = async (): Promise<void> => {
  await Promise.all(allLinks().map((link) => link.finish()));
};

/**
 * A process that is told to end ends as it would have, once it has sent what is pending. An application's own handler
 * decides by itself.
 */
const onSignal = (signal: NodeJS.Signals): void => {
  const isAlone = process.listenerCount(signal) === 1;
  finishAll().finally(() => {
    if (!isAlone) return;
    ignoreEnd();
    process.kill(process.pid, signal);
  });
};

/**
 * Runs again whenever there is nothing left to do: once for each thing that is pending, and not for ever where the
 * service is away.
 */
let finishedWith = 0;
const onBeforeExit = (): void => {
  const pending = allLinks().reduce((sum, link) => sum + link.pending, 0);
  if (pending === 0 || pending === finishedWith) return;
  finishedWith = pending;
  finishAll();
};

const watchEnd = (): void => {
  for (const signal of signals) process.on(signal, onSignal);
  process.on('beforeExit', onBeforeExit);
};

const ignoreEnd = (): void => {
  for (const signal of signals) process.off(signal, onSignal);
  process.off('beforeExit', onBeforeExit);
};
