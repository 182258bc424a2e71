/**
 * The projects that the agent answers for: those of a list, or all that the service has.
 */
import { NoSnapshotError, type Snapshot } from '@selfevident/evaluation/snapshot';
import { canExist, type Deployment, parsePath } from '../../domain/arn.ts';
import { FlagError } from '../../lambdas/handlers/flag-error.ts';
import type { AgentProject } from './project.ts';

export interface Projects {
  /** @throws FlagError (a ValidationException) for a project that is not in the list. */
  readonly get: (name: string) => AgentProject;
  /** As `get`, whether the project is in the list or not. */
  readonly open: (name: string) => AgentProject;
  /** The rules of a project, at once where they are fresh. Rejects with the service's error where there are none. */
  readonly rules: (name: string) => Snapshot | Promise<Snapshot>;
  readonly opened: ReadonlyMap<string, AgentProject>;
  /** @throws FlagError as `get` does. */
  readonly requireListed: (name: string) => void;
  /** Where the service is, as far as its answers have told. */
  readonly deployment: () => Deployment;
  /** The service's time, in milliseconds since the epoch. */
  readonly now: () => number;
}

const unknownDeployment: Deployment = { partition: 'aws', region: 'us-east-1', account: '000000000000' };

export const openProjects = (list: readonly string[], openOne: (name: string) => AgentProject): Projects => {
  const projects = new Map<string, AgentProject>();
  const without = new Set<string>();
  let deployment = unknownDeployment;
  let latest: AgentProject | undefined;
  const isListed = (name: string) => list.length === 0 || list.includes(name);
  const requireListed = (name: string) => {
    if (!isListed(name)) throw notConfigured(name);
  };
  const open = (name: string) => {
    const project = projects.get(name) ?? openOne(name);
    projects.set(name, project);
    return project;
  };
  const get = (name: string) => {
    requireListed(name);
    return open(name);
  };
  const adopt = (project: AgentProject, held: Snapshot): Snapshot => {
    ({ deployment } = held);
    latest = project;
    return held;
  };
  const fetched = async (project: AgentProject, name: string, fetching: Promise<Snapshot>): Promise<Snapshot> => {
    try {
      return adopt(project, await fetching);
    } catch (error) {
      if (!(error instanceof NoSnapshotError)) throw error;
      if (project.sender.pending === 0) forgetOldest(without, name, projects);
      throw project.client.errorOf(error);
    }
  };
  return {
    get,
    open,
    rules: (name) => {
      if (!isListed(name)) return Promise.reject(notConfigured(name));
      const project = open(name);
      const held = project.rules();
      return held instanceof Promise ? fetched(project, name, held) : adopt(project, held);
    },
    opened: projects,
    requireListed,
    deployment: () => deployment,
    now: () => latest?.client.now() ?? Date.now(),
  };
};

/** Projects without rules that are remembered: anybody can ask for any name. */
const MAX_WITHOUT = 1_000;

const forgetOldest = (without: Set<string>, name: string, projects: Map<string, AgentProject>): void => {
  without.add(name);
  const [oldest] = without;
  if (without.size <= MAX_WITHOUT || oldest === undefined) return;
  without.delete(oldest);
  if (!projects.get(oldest)?.client.current) projects.delete(oldest);
};

/** The agent of AWS says this much, and not what helps. */
const notConfigured = (name: string): FlagError =>
  new FlagError(
    'GENERAL',
    `No Evidently configuration for project ${name}: this agent answers for the projects that --project or ` +
      'EVIDENTLY_CONFIGURATIONS names.',
  );

/** The name of the project in a reference, a name or an ARN of whatever place; undefined for any other text. */
export const projectNamed = (reference: string): string | undefined => {
  if (!reference.includes(':')) return canExist({ type: 'project', name: reference }) ? reference : undefined;
  const resource = parsePath(reference.split(':').slice(5).join(':'));
  return resource?.type === 'project' ? resource.name : undefined;
};
