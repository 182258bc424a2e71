/**
 * Projects of a service in this process, exported and applied as the commands do.
 */
import { exportFlags } from '../../../domain/flags/export-flags.ts';
import type { FlagsDocument } from '../../../domain/flags/flags-document.ts';
import { type PlannedResource, planFlags } from '../../../domain/flags/plan-flags.ts';
import type { ApplyOptions } from '../../../domain/flags/plan-run.ts';
import { readFlags } from '../../../domain/flags/read-flags.ts';
import { type Call, CallError } from '../../../local/client/service-client.ts';
import { carryOut } from '../../../local/flags/carry-out.ts';
import type { Progress } from '../../../local/flags/progress.ts';
import { readProjectState } from '../../../local/flags/read-state.ts';
import { parseYaml, writeYaml } from '../../../local/flags/yaml-text.ts';
import type { TestService } from '../../support/in-process.ts';

const silent: Progress = { step: () => undefined, end: () => undefined };

/** Calls as the client over HTTP makes them. */
export const callOf =
  ({ call }: Pick<TestService, 'call'>): Call =>
  async (operation, input = {}) => {
    const { status, body } = await call(operation, input);
    if (status !== 200) throw new CallError(status, body.message);
    return body;
  };

export const exportProject = async (service: TestService, name: string): Promise<FlagsDocument> => {
  const state = await readProjectState({ call: callOf(service), progress: silent }, name);
  if (!state.project) throw new Error(`no project ${name}`);
  return exportFlags({ ...state, project: state.project });
};

type Options = Partial<ApplyOptions> & {
  /** The project to apply to, instead of the document's. */
  readonly project?: string;
  readonly call?: Call;
};

/** @throws Error with all faults. */
export const planDocument = async (
  service: TestService,
  document: unknown,
  { project, ...options }: Options = {},
): Promise<PlannedResource[]> => {
  const { resources, faults } = readFlags(document, project);
  if (faults.length > 0) throw new Error(faults.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
  const segments = resources.filter(({ desired }) => desired.type === 'segment').map(({ desired }) => desired.name);
  const name = resources[0]?.desired.name ?? '';
  const state = await readProjectState({ call: callOf(service), progress: silent }, name, segments);
  const plan = planFlags(resources, state, {
    prune: false,
    start: false,
    stop: false,
    now: service.clock.now / 1000,
    ...options,
  });
  const broken = plan.flatMap((planned) => planned.faults);
  if (broken.length > 0) throw new Error(broken.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
  return plan;
};

/** Plans and makes the calls. Resolves to the plan's operations. */
export const applyDocument = async (
  service: TestService,
  document: unknown,
  options: Options = {},
): Promise<string[]> => {
  const plan = await planDocument(service, document, options);
  await carryOut({ call: options.call ?? callOf(service), progress: silent }, plan);
  return operationsOf(plan);
};

export const operationsOf = (plan: readonly PlannedResource[]): string[] =>
  plan.flatMap(({ calls }) => calls.map(({ operation }) => operation));

/** The document after it has been a file. */
export const throughYaml = (document: unknown): unknown => {
  const { value, faults } = parseYaml(writeYaml(document));
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return value;
};
