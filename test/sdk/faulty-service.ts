/**
 * HTTP and dispatch as they are, over a handler that fails: GetProject of a project named like an error throws that
 * error. For the errors that a healthy service does not give when asked to.
 */
import { type ErrorName, errors, ServiceError } from '../../contract/errors.ts';
import { projectOperations } from '../../contract/project.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import type { ServiceContext } from '../../lambdas/http/run-operation.ts';
import { gateway } from '../../local/gateway/gateway.ts';
import { listen } from '../../local/http/http-server.ts';
import type { RunningService } from '../support/over-http.ts';

/** What the errors say, as far as their kind can say it. */
export const members = {
  serviceCode: 'evidently',
  quotaCode: 'calls-per-second',
  resourceId: 'shop',
  resourceType: 'project',
} as const;

const getProject = async ({ project }: { readonly project: string }): Promise<never> => {
  if (project in errors) throw new ServiceError(project as ErrorName, 'the message', members);
  throw new TypeError('secret is undefined');
};

export const startFaultyService = async (): Promise<RunningService> => {
  const service = { clock: () => 0, report: () => {}, store: {} } as unknown as ServiceContext;
  const handle = dispatcher({ rows: projectOperations, handlers: { GetProject: getProject } }, service);
  const rules = { account: '000000000000', region: 'us-east-1', credentials: new Map<string, string>() };
  const local = () => Promise.reject(new Error('not asked for'));
  const answer = gateway({ ...rules, handle, now: () => 0, local });
  const { port, close } = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [] }, answer);
  return { endpoint: `http://127.0.0.1:${port}`, stop: close };
};
