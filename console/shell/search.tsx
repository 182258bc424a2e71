/**
 * Finds a feature or a screen by a part of its name: Ctrl K or `/`, some letters, Enter.
 */
import { useEffect, useRef, useState } from 'react';
import { words } from '../words/en.ts';
import { SearchBox } from './search-box.tsx';

export const Search = ({ project }: { readonly project: string }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event) || dialog.current?.open || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  return (
    <>
      <button type="button" className="bar-button" aria-keyshortcuts="Control+K /" onClick={() => setOpen(true)}>
        <span className="glass" aria-hidden="true" />
        <span className="bar-word">{words.shell.search}</span>
        <span className="bar-word key" aria-hidden="true">
          Ctrl K
        </span>
      </button>
      <dialog ref={dialog} className="search" aria-label={words.shell.searchLabel} onClose={() => setOpen(false)}>
        {open && <SearchBox project={project} close={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
};

const isShortcut = (event: KeyboardEvent): boolean => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') return true;
  return event.key === '/' && !isTyping(event.target);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
