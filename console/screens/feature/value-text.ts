import type { Feature } from '../../api/queries/features.ts';

/** A value of a variation as it would stand in code: text in quotes, everything else as it is. */
export const valueText = (value: Feature['variations'][number]['value']): string => {
  const [inner] = Object.values(value ?? {});
  return typeof inner === 'string' && value !== undefined && 'stringValue' in value
    ? JSON.stringify(inner)
    : String(inner ?? '');
};
