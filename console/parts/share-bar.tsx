/**
 * Shares of all as parts of a bar, each with its name and number beneath: order and labels tell them apart, not colour
 * alone. What they leave of the whole stays empty.
 */
import { percent } from '../words/numbers.ts';
import { Name } from './name.tsx';

export interface Share {
  readonly name: string;
  /** From 0 to 1, as the API says it. */
  readonly share: number;
  /** The index of its colour, so that one thing has the same in all bars; its place without it. */
  readonly colour?: number;
}

const COLOURS = 5;

export const ShareBar = ({ label, shares }: { readonly label: string; readonly shares: readonly Share[] }) => (
  <figure className="share-bar" aria-label={label}>
    <svg width="100%" height="12" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1000 12">
      {shares.map((each, index) => (
        <rect
          key={each.name}
          className={classOf(each, index)}
          x={startOf(shares, index) * 1000}
          width={each.share * 1000}
          height="12"
        />
      ))}
    </svg>
    <figcaption>
      {shares.map((each, index) => (
        <span key={each.name} className="share">
          <svg width="10" height="10" aria-hidden="true">
            <rect className={classOf(each, index)} width="10" height="10" />
          </svg>{' '}
          <Name>{each.name}</Name> {percent(each.share)}
        </span>
      ))}
    </figcaption>
  </figure>
);

const classOf = ({ colour }: Share, index: number): string => `arm-${(colour ?? index) % COLOURS}`;

const startOf = (shares: readonly Share[], index: number): number =>
  shares.slice(0, index).reduce((sum, { share }) => sum + share, 0);
