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

/**
 * @param name under which it is stored; without one it goes with the form.
 * @param initial what it begins with when nothing was stored.
 */
export const useDraft = <Content extends object>(name: string | undefined, initial: Content): Draft<Content> => {
  const key = name === undefined ? undefined : `draft ${name}`;
  const [content, setContent] = useState<Content>(() => ({ ...initial, ...read<Content>(key) }));
  const replace = (next: Content) => {
    setContent(next);
    if (key !== undefined) sessionStorage.setItem(key, JSON.stringify(next));
  };
  return {
    content,
    replace,
    change: (changed) => replace({ ...content, ...changed }),
    forget: () => {
      if (key !== undefined) sessionStorage.removeItem(key);
    },
  };
};

const read = <Content>(key: string | undefined): Content | undefined => {
  const stored = key === undefined ? null : sessionStorage.getItem(key);
  try {
    return stored === null ? undefined : (JSON.parse(stored) as Content);
  } catch {
    return undefined;
  }
};
