import { useState } from 'react';
import { words } from '../words/en.ts';

const KEY = 'selfevident.theme';
const DARK = 'awsui-dark-mode';

const isDark = (): boolean => document.body.classList.contains(DARK);

/** Begins with what `theme.js` has set, and remembers a choice where the browser keeps anything. */
export const ThemeSwitch = () => {
  const [dark, setDark] = useState(isDark);
  const next = dark ? words.shell.theme.light : words.shell.theme.dark;
  const change = () => {
    document.body.classList.toggle(DARK, !dark);
    try {
      localStorage.setItem(KEY, dark ? 'light' : 'dark');
    } catch {
      // It holds for this page then.
    }
    setDark(!dark);
  };
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={words.shell.theme.change(next.toLowerCase())}
      onClick={change}
    >
      <span className={dark ? 'sun' : 'moon'} aria-hidden="true" />
    </button>
  );
};
