import { words } from './en.ts';

/** `StartExperiment` as "Start experiment". */
export const operationInWords = (operation: string): string => {
  const known = words.history.operations[operation];
  if (known) return known;
  const spaced = operation.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
