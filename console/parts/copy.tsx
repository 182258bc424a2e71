import { useState } from 'react';
import { words } from '../words/en.ts';

/** Copies a text. Says so for as long as the pointer or the focus stays. */
export const Copy = ({ text, label = words.states.copy }: { readonly text: string; readonly label?: string }) => {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(text).then(() => setCopied(true));
  return (
    <button type="button" className="small-button" onClick={copy} onBlur={() => setCopied(false)}>
      {copied ? words.states.copied : label}
    </button>
  );
};
