/**
 * The suites that hold the service to real clients, at the agent: whatever they ask, it must be answered as the service
 * answers, by the agent itself or through it.
 */
import { spawn } from 'node:child_process';
import { AGENT, CLIENT, type Place } from './place.ts';

const suites: Readonly<Record<string, readonly string[]>> = {
  'boto3 1.42.50': ['test/python/run.ts', '1.42.50', 'model of aws'],
  '@aws-sdk/client-evidently 3.901': [
    'node_modules/jest/bin/jest.js',
    ...['-w', '1', 'test/sdk/js/life', 'test/sdk/js/errors', 'test/sdk/js/paginators'],
  ],
};

export const clientProblems = async (place: Place): Promise<readonly string[]> => {
  await place.useAgent();
  const problems: string[] = [];
  for (const [title, args] of Object.entries(suites)) if (!(await passes(args))) problems.push(`${title} failed`);
  return problems;
};

const passes = (args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      ...CLIENT,
      SELFEVIDENT_ENDPOINT: AGENT,
      SELFEVIDENT_IS_AGENT: 'yes',
    };
    spawn(process.execPath, args, { stdio: 'inherit', env }).once('exit', (code) => resolve(code === 0));
  });
