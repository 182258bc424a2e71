/**
 * What is wrong with a resource of a template, for its author.
 */
import type { Fault } from '../../domain/fault.ts';

export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** One sentence of all faults, each with its path. */
export const faultText = (faults: readonly Fault[]): string =>
  faults.map(({ name, message }) => `${name} ${message}`).join('; ');

/** @throws TemplateError for faults. */
export const throwIfFaulty = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new TemplateError(faultText(faults));
};
