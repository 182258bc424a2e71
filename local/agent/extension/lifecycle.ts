/**
 * The agent as an extension of a Lambda function. The environment freezes when the function and every extension wait for
 * the next event. So the agent waits only when the service has what the invocation served.
 */
import { basename } from 'node:path';
import { reasonOf } from '../../start-error.ts';
import { register } from './extension-api.ts';
import { listenForRunDone, type RunDone } from './run-done.ts';

export interface ExtensionParts {
  /** The value of AWS_LAMBDA_RUNTIME_API. */
  readonly host: string;
  /** The file in `/opt/extensions` that started this process. */
  readonly file: string;
  /** Whether the function is on Lambda Managed Instances: many invocations at once, and nothing freezes. */
  readonly isManaged: boolean;
  /** Called when the function's runtime starts, which need not wait for it. */
  readonly prepare: () => Promise<unknown>;
  /** Called when no timer and no later flush can be relied on: everything must be reported before it is answered. */
  readonly reportAtOnce: () => Promise<unknown>;
  /** Sends what should not be left behind when the environment freezes. */
  readonly flush: () => Promise<unknown>;
  readonly report: (message: string) => void;
}

/** Resolves when Lambda shuts the environment down, to the time by which the process must have ended. */
export const runExtension = async ({ host, file, isManaged, ...parts }: ExtensionParts): Promise<number> => {
  // Managed instances refuse an extension that asks for INVOKE. Timers run there, and send what is owed.
  const events = isManaged ? (['SHUTDOWN'] as const) : (['INVOKE', 'SHUTDOWN'] as const);
  const api = await register({ host, name: basename(file), events });
  void parts.prepare();
  const done = isManaged ? undefined : await subscribe(api.subscribe, parts);
  for (;;) {
    const event = await api.next();
    if (event.eventType === 'SHUTDOWN') {
      done?.close();
      return event.deadlineMs;
    }
    await done?.wait(event.requestId, event.deadlineMs);
    await parts.flush();
  }
};

/** Undefined where nobody tells when an invocation is over. */
const subscribe = async (
  ask: (port: number) => Promise<void>,
  { reportAtOnce, report }: Pick<ExtensionParts, 'reportAtOnce' | 'report'>,
): Promise<RunDone | undefined> => {
  const done = await listenForRunDone();
  try {
    await ask(done.port);
    return done;
  } catch (error) {
    done.close();
    await reportAtOnce();
    report(`every first exposure is reported before it is answered: ${reasonOf(error)}`);
    return undefined;
  }
};
