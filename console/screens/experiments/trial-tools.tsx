/**
 * Over a list of launches or experiments: which of them, a filter, and how many.
 */
import { Choices } from '../../parts/choices.tsx';
import { type TrialShow, trialShows } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { countOf } from './show-trials.ts';

export interface TrialSearch {
  readonly show?: TrialShow;
  readonly filter?: string;
  readonly page?: number;
}

interface TrialToolsProps {
  readonly trials: readonly { readonly name: string; readonly status: string }[];
  readonly complete: boolean;
  readonly search: TrialSearch;
  readonly onSearch: (changed: { [K in keyof TrialSearch]?: TrialSearch[K] | undefined }) => void;
}

export const TrialTools = ({ trials, complete, search, onSearch }: TrialToolsProps) => (
  <div className="tools">
    <Choices
      label={words.experiments.show}
      choices={trialShows}
      chosen={search.show ?? 'running'}
      name={(show) => `${words.experiments.shows[show]} ${countOf(trials, show)}`}
      onChoose={(show) => onSearch({ show, page: undefined })}
    />
    <input
      type="search"
      className="field"
      aria-label={words.experiments.filter}
      placeholder={words.experiments.filter}
      value={search.filter ?? ''}
      onChange={({ target }) => onSearch({ filter: target.value || undefined, page: undefined })}
    />
    <span role="status" className="quiet">
      {complete ? '' : words.states.searchedPartly(trials.length)}
    </span>
  </div>
);
