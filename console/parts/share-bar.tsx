/**
 * Shares of all as parts of a bar, each with its name and number beneath: line styles and labels tell them apart, not
 * colour alone.
 */
import { percent } from '../words/numbers.ts';
import { Name } from './name.tsx';

export interface Share {
  readonly name: string;
  /** From 0 to 1, as the API says it. */
  readonly share: number;
}

const STYLES = 5;

export const ShareBar = ({ label, shares }: { readonly label: string; readonly shares: readonly Share[] }) => (
  <figure className="share-bar" aria-label={label}>
    <svg width="100%" height="12" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1000 12">
      {shares.map(({ name, share }, index) => (
        <rect
          key={name}
          className={`arm-${index % STYLES}`}
          x={startOf(shares, index) * 1000}
          width={share * 1000}
          height="12"
        />
      ))}
    </svg>
    <figcaption>
      {shares.map(({ name, share }, index) => (
        <span key={name} className="share">
          <svg width="10" height="10" aria-hidden="true">
            <rect className={`arm-${index % STYLES}`} width="10" height="10" />
          </svg>{' '}
          <Name>{name}</Name> {percent(share)}
        </span>
      ))}
    </figcaption>
  </figure>
);

const startOf = (shares: readonly Share[], index: number): number =>
  shares.slice(0, index).reduce((sum, { share }) => sum + share, 0);
