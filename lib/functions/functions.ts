/**
 * The functions of the service: one row each, named as their file in `lambdas/entry`. A new function is a new row.
 */
import { type Access, access } from './access.ts';

export interface FunctionRow {
  readonly description: string;
  /** Megabytes, which also set the share of a processor. docs/cold-starts.md has the measurements behind them. */
  readonly memory: number;
  /** Seconds; behind the gateway at most 29, its own timeout. */
  readonly timeout: number;
  /** Permissions on the table; a function without any does not get the table's name. */
  readonly access: readonly Access[];
}

const { readRules, readDestinations, readRunning, readAssignments, readProjects, readTrials, readSums } = access;
const { writeEntities, writeDeliveryRecords, countDrops, listUndelivered, readUndelivered, removeUndelivered } = access;

const evaluationAccess = [
  readRules,
  access.readSecret,
  access.readAllRules,
  writeEntities,
  writeDeliveryRecords,
  access.countUsage,
];
const ingestionAccess = [
  access.writeTaps,
  access.readSecret,
  readDestinations,
  readRunning,
  readAssignments,
  writeEntities,
  writeDeliveryRecords,
  countDrops,
];
const analysisAccess = [
  readProjects,
  readTrials,
  readSums,
  access.readNotices,
  readRunning,
  access.readEntities,
  listUndelivered,
];
const redeliveryAccess = [listUndelivered, readUndelivered, removeUndelivered];

export const functionRows = {
  management: {
    description: 'Projects, features, launches, experiments, segments, tags and history.',
    memory: 512,
    timeout: 28,
    access: access.configure,
  },
  evaluation: {
    description: 'Evaluates features for entities.',
    memory: 512,
    timeout: 10,
    access: evaluationAccess,
  },
  ingestion: {
    description: 'Takes evaluation and custom events.',
    memory: 512,
    timeout: 28,
    access: ingestionAccess,
  },
  analysis: {
    description: 'Results of experiments and launches, and their health.',
    memory: 1024,
    timeout: 28,
    access: analysisAccess,
  },
  aggregation: {
    description: 'Counts what the stream of the table delivers.',
    memory: 256,
    timeout: 60,
    access: [access.count, access.park],
  },
  delivery: {
    description: 'Carries lines to the destinations of projects, and changes to EventBridge.',
    memory: 512,
    timeout: 60,
    access: [access.postpone],
  },
  transitions: {
    description: 'Once a minute: writes down what is due, looks at results, and delivers what could not be.',
    memory: 512,
    timeout: 55,
    access: [
      ...access.settle,
      ...access.judge,
      access.beginUsage,
      readSums,
      ...access.writeNotices,
      ...redeliveryAccess,
    ],
  },
  alarms: {
    description: 'Stops and holds the launches that a CloudWatch alarm guards.',
    memory: 128,
    timeout: 28,
    access: access.guard,
  },
  'template-provider': {
    description: 'Makes, changes and deletes resources of CloudFormation templates.',
    memory: 256,
    timeout: 120,
    access: access.configure,
  },
  authorizer: {
    description: 'Checks the keys of pages.',
    memory: 256,
    timeout: 5,
    access: [access.readKeys],
  },
  fallback: {
    description: 'Answers what no route knows.',
    memory: 128,
    timeout: 5,
    access: [],
  },
  'all-operations': {
    description: 'All operations, behind a gateway that decodes paths before it routes them.',
    memory: 512,
    timeout: 28,
    access: [...new Set<Access>([...access.configure, ...evaluationAccess, ...ingestionAccess, ...analysisAccess])],
  },
} as const satisfies Record<string, FunctionRow>;

export type FunctionName = keyof typeof functionRows;
