/**
 * The agent: opens its parts, answers requests, and brings to the service what it owes.
 */
import { finishSending } from '@selfevident/evaluation/exposure';
import type { Answer } from '../http/http-server.ts';
import type { Upstream as Target } from '../proxy/forward.ts';
import { type After, afterMilliseconds } from './after.ts';
import { agentAnswer } from './answer.ts';
import { type Debts, openDebts } from './debts.ts';
import { forwardEvents, journalEvents } from './events.ts';
import { healthOf, type Owed, owedBy } from './health.ts';
import type { Journal } from './journal.ts';
import type { AgentOptions } from './options.ts';
import { openProject } from './project.ts';
import { openProjects, type Projects } from './projects.ts';
import { openRulesClient, STARTING_TIME } from './rules-client.ts';
import { evaluationService } from './service.ts';
import { openUpstream } from './upstream.ts';

export interface Agent {
  readonly answer: Answer;
  /** Fetches the rules of the projects that are named. Resolves when each was tried. */
  readonly prefetch: () => Promise<void>;
  /** From now on first exposures are reported before they are answered. */
  readonly reportAtOnce: () => void;
  /** Sends what is owed, or only what should not be left behind by a process that is about to freeze. */
  readonly flush: (which: 'idle' | 'all') => Promise<void>;
  readonly owed: () => Owed;
  readonly close: () => void;
}

export type AgentSettings = Omit<AgentOptions, 'url' | 'region' | 'port' | 'hosts' | 'origins' | 'journal' | 'verbose'>;

export interface AgentParts {
  readonly target: Target;
  readonly journal: Journal | undefined;
  readonly report: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  /** The local time in milliseconds since the epoch, `Date.now` by default. */
  readonly clock?: () => number;
  /** Timers of the process by default. */
  readonly after?: After;
  /** Brings a request to the service: signed, over HTTP, by default. */
  readonly forward?: Answer;
}

export const openAgent = (settings: AgentSettings, parts: AgentParts): Agent => {
  const { target, journal, report, clock, after = afterMilliseconds, forward } = parts;
  const upstream = openUpstream(target, Date.now, forward && (() => forward));
  let [atOnce, debts] = [false, undefined as Debts | undefined];
  const projects: Projects = openProjects(settings.projects, (name) =>
    openProject({
      name,
      rules: openRulesClient(name, { ...settings, upstream, report, clock, after }),
      upstream,
      after,
      batch: { size: settings.batchSize, duration: settings.batchDuration },
      report: (message, facts) => report(message, { project: name, ...facts }),
      takingUp: () => debts?.takingUp(name),
      keep: (exposure, isFirst) => debts?.keepExposure(name, exposure, isFirst),
      reported: () => debts?.noteReported(name),
      forgotten: () => debts?.forget(name),
      atOnce: () => atOnce,
    }),
  );
  debts = journal && openDebts({ journal, projects, upstream, after, report });
  return {
    answer: agentAnswer({
      projects,
      evaluations: evaluationService(projects, report),
      events: debts ? journalEvents(projects, debts.keepCall) : forwardEvents(projects, upstream),
      forward: upstream.forward,
      health: () => healthOf(projects, debts?.queue),
      rootProject: settings.projects.length === 1 ? settings.projects[0] : undefined,
      accessToken: settings.accessToken,
    }),
    prefetch: async () => {
      await Promise.all(settings.prefetch.map((name) => projects.open(name).client.start(STARTING_TIME)));
    },
    reportAtOnce: () => {
      atOnce = true;
    },
    flush: async (which) => {
      await debts?.takenUp;
      const opened = [...projects.opened.values()];
      const usage = opened.map((project) => project.usage.flush(which === 'all' ? 'all' : 'due'));
      // Some exposures wait for calls, and some calls for exposures.
      const calls = debts?.queue.flush();
      if (which === 'all') await Promise.all(opened.map(({ sender }) => finishSending(sender, after)));
      await calls;
      if (which === 'idle') await Promise.all(opened.map(({ sender }) => sender.flush(which)));
      await Promise.all(usage);
    },
    owed: () => owedBy(projects, debts),
    close: () => {
      for (const { sender } of projects.opened.values()) sender.close();
      debts?.queue.close();
      journal?.close();
    },
  };
};
