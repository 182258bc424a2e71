/**
 * Carries out plans against a service in this process, as a provider or a command would.
 */
import type { ResourceType } from '../../../domain/arn.ts';
import type { Actual } from '../../../domain/template/actual.ts';
import { callOn, type Plan, type PlannedCall } from '../../../domain/template/call.ts';
import { type Desired, readProperties } from '../../../domain/template/desired.ts';
import { planChange } from '../../../domain/template/plan.ts';
import type { TestService } from '../../support/in-process.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** The actual state of the resource; undefined when there is none. */
export const readActual = async ({ call }: TestService, desired: Desired): Promise<Actual | undefined> => {
  const { operation, input } = callOn(desired, 'Get');
  const { status, body } = await call(operation, input);
  return status === 404 ? undefined : body[desired.type];
};

/** Plans for the properties and makes the calls. @throws Error for faults, and for a call that fails. */
export const converge = async (service: TestService, type: ResourceType, properties: Properties): Promise<Plan> => {
  const { desired, faults } = readProperties(type, properties);
  if (faults.length > 0) throw new Error(faults.map(({ name, message }) => `${name} ${message}`).join('; '));
  const plan = planChange(desired, await readActual(service, desired), service.clock.now / 1000);
  if (plan.faults.length > 0) throw new Error(plan.faults.map(({ name, message }) => `${name} ${message}`).join('; '));
  for (const { operation, input } of plan.calls) await service.ok(operation, input);
  return plan;
};

export const names = (calls: readonly PlannedCall[]): string[] => calls.map(({ operation }) => operation);
