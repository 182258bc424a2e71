import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { Name } from '../parts/name.tsx';
import { readPasted } from '../parts/read-pasted.ts';
import { words } from '../words/en.ts';
import { navigationItems } from './navigation-items.ts';
import { type Target, targetsFor } from './search-targets.ts';
import { useNames } from './use-names.ts';

const OPTION = 'search-option';

const routes = {
  feature: '/p/$project/features/$feature',
  launch: '/p/$project/launches/$launch',
  experiment: '/p/$project/experiments/$experiment',
  segment: '/p/$project/segments/$segment',
} as const;

/** The field and what it finds: a combobox with its list always open. */
export const SearchBox = ({ project, close }: { readonly project: string; readonly close: () => void }) => {
  const navigate = useNavigate();
  const { names, count, complete } = useNames(project);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const targets = targetsFor(text, names, navigationItems);
  const go = (target: Target | undefined) => {
    if (!target) return;
    close();
    if (target.kind === 'why') {
      const { at, ...pasted } = readPasted(target.name);
      const search = { ...pasted, ...(at === undefined ? {} : { at: new Date(at).toISOString() }) };
      return void navigate({ to: '/p/$project/why', params: { project }, search });
    }
    if (target.kind === 'screen') return target.to && void navigate({ to: target.to, params: { project } });
    void navigate({ to: routes[target.kind], params: { project, [target.kind]: target.name } as never });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(targets[chosen]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || targets.length === 0) return;
    event.preventDefault();
    setChosen((chosen + step + targets.length) % targets.length);
  };
  return (
    <>
      <input
        role="combobox"
        aria-expanded={targets.length > 0}
        aria-controls="search-list"
        aria-autocomplete="list"
        aria-activedescendant={targets.length > 0 ? `${OPTION}-${chosen}` : undefined}
        aria-label={words.shell.searchLabel}
        placeholder={words.shell.searchHint}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <div id="search-list" role="listbox" aria-label={words.shell.searchLabel}>
        {targets.map((target, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
          <div
            key={`${target.kind}/${target.name}`}
            id={`${OPTION}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => go(target)}
          >
            <Name>{target.kind === 'why' ? words.shell.whyOf(target.name) : target.name}</Name>
            <span className="quiet">{words.shell.kinds[target.kind]}</span>
          </div>
        ))}
      </div>
      <p role="status" className="quiet">
        {statusOf({ text, count, found: targets.length, complete })}
      </p>
    </>
  );
};

interface Status {
  readonly text: string;
  readonly count: number;
  readonly found: number;
  readonly complete: boolean;
}

/** Nothing found in a part of the list is not "nothing". */
const statusOf = ({ text, count, found, complete }: Status): string => {
  if (!complete) return words.shell.searchPartly(count);
  return found === 0 ? words.shell.searchNothing(text) : '';
};
