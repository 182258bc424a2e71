/**
 * A form's content, which outlives a reload and a visit elsewhere, and goes with the tab.
 */
import { useState } from 'react';

export interface Draft<Content> {
  readonly content: Content;
  readonly change: (changed: Partial<Content>) => void;
  readonly replace: (content: Content) => void;
  /** Forgets what was stored. */
  readonly forget: () => void;
}

/** @param initial what it begins with when nothing was stored. */
export const useDraft = <Content extends object>(name: string, initial: Content): Draft<Content> => {
  const key = `draft ${name}`;
  const [content, setContent] = useState<Content>(() => ({ ...initial, ...read<Content>(key) }));
  const replace = (next: Content) => {
    setContent(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  return {
    content,
    replace,
    change: (changed) => replace({ ...content, ...changed }),
    forget: () => sessionStorage.removeItem(key),
  };
};

const read = <Content>(key: string): Content | undefined => {
  const stored = sessionStorage.getItem(key);
  try {
    return stored === null ? undefined : (JSON.parse(stored) as Content);
  } catch {
    return undefined;
  }
};
