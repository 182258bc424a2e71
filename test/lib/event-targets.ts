/**
 * What EventBridge does with an event, as far as the rules of notifications need it: whether a rule takes it, and what a
 * target then gets.
 */
import { readFileSync } from 'node:fs';

type Members = Readonly<Record<string, unknown>>;

interface InputTransformer {
  readonly InputPathsMap: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

/** The events that a page shows. */
export const examplesIn = (page: string): Members[] =>
  [...readFileSync(page, 'utf8').matchAll(/```json\n(.*?)\n```/gs)].map(([, json = '']) => JSON.parse(json));

/** Whether every member of a pattern lists the value in the event. */
export const takes = (pattern: Members, event: Members): boolean =>
  Object.entries(pattern).every(([name, wanted]) =>
    Array.isArray(wanted) ? wanted.includes(event[name]) : takes(wanted as Members, (event[name] ?? {}) as Members),
  );

/** Between quotation marks a value stands as it is, with nothing escaped; elsewhere it gets quotation marks. */
export const rendered = ({ InputPathsMap, InputTemplate }: InputTransformer, event: Members): string =>
  InputTemplate.replaceAll(/"[^"]*"|<([\w-]+)>/g, (part, name?: string) => {
    const value = (of: string) => valueAt(InputPathsMap[of] ?? '', event);
    return name ? `"${value(name)}"` : part.replaceAll(/<([\w-]+)>/g, (_, of: string) => value(of));
  });

const valueAt = (path: string, event: Members): string => {
  const names = path.replace(/^\$\./, '').split('.');
  const value = names.reduce<unknown>((within, name) => (within as Members | undefined)?.[name], event);
  if (typeof value !== 'string') throw new Error(`${path} is no text in ${JSON.stringify(event)}`);
  return value;
};
