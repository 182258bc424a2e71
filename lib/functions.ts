/**
 * The functions of the service: one row each, named as their file in `lambdas/entry`. A new function is a new row.
 */
import { type Access, access } from './access.ts';

export interface FunctionRow {
  readonly description: string;
  /** Megabytes; the share of a processor follows from it. */
  readonly memory: number;
  /** Seconds. Behind the gateway at most 29, which is when it gives up. */
  readonly timeout: number;
  /** Statements on the table; none for a function that is not told of the table. */
  readonly access: readonly Access[];
}

const {
  configure,
  countDrops,
  park,
  readAssignments,
  readConfiguration,
  readRules,
  readRunning,
  readTotals,
  writeEntities,
  writeTotals,
} = access;

const evaluating = [readRules, writeEntities];
const ingesting = [readRules, readRunning, readAssignments, writeEntities, countDrops];
const analysing = [readConfiguration, readTotals];

export const functionRows = {
  management: {
    description: 'Projects, features, launches, experiments, segments, tags and history.',
    memory: 512,
    timeout: 28,
    access: [configure],
  },
  evaluation: {
    description: 'Evaluates features for entities.',
    memory: 512,
    timeout: 10,
    access: evaluating,
  },
  ingestion: {
    description: 'Takes evaluation and custom events.',
    memory: 512,
    timeout: 28,
    access: ingesting,
  },
  analysis: {
    description: 'Results of experiments.',
    memory: 1024,
    timeout: 28,
    access: analysing,
  },
  aggregation: {
    description: 'Counts what the stream of the table delivers.',
    memory: 512,
    timeout: 60,
    access: [writeTotals, park],
  },
  transitions: {
    description: 'Writes down, once a minute, what launches and experiments have come to.',
    memory: 256,
    timeout: 50,
    access: [configure],
  },
  fallback: {
    description: 'Answers what no route knows.',
    memory: 128,
    timeout: 5,
    access: [],
  },
  everything: {
    description: 'All operations, behind a gateway that decodes paths before it routes them.',
    memory: 512,
    timeout: 28,
    access: [...new Set<Access>([configure, ...evaluating, ...ingesting, readTotals])],
  },
} as const satisfies Record<string, FunctionRow>;

export type FunctionName = keyof typeof functionRows;
