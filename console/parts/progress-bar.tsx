import { words } from '../words/en.ts';
import { wholePercent } from '../words/numbers.ts';

/** How much of a planned time is over. @param share from 0 to 1, as the API says it. */
export const ProgressBar = ({ share }: { readonly share: number }) => (
  <span className="progress-bar">
    <progress max={1} value={share} aria-label={words.experiments.progressOf(wholePercent(share))} />
    <bdi dir="ltr">{wholePercent(share)}</bdi>
  </span>
);
