/**
 * What the API says of an experiment or a launch, as it says it. The sign only helps: the words say it.
 */
import './sentence.css';

interface Said {
  readonly headline: string;
  readonly detail: string;
  readonly tone: 'positive' | 'negative' | 'neutral' | 'warning';
}

const SIGNS = { positive: '✓', negative: '✕', neutral: '•', warning: '!' } as const;

export const Sentence = ({ sentence, label }: { readonly sentence: Said; readonly label: string }) => (
  <section className={`said ${sentence.tone}`} aria-label={label}>
    <span className="said-sign" aria-hidden="true">
      {SIGNS[sentence.tone]}
    </span>
    <div>
      <p className="said-headline">
        <bdi>{sentence.headline}</bdi>
      </p>
      {sentence.detail !== '' && (
        <p className="said-detail">
          <bdi>{sentence.detail}</bdi>
        </p>
      )}
    </div>
  </section>
);

/** The headline alone, in a row of a list. */
export const Headline = ({ sentence: { headline, tone } }: { readonly sentence: Said }) => (
  <span className={`headline-line ${tone}`}>
    <span className="said-sign" aria-hidden="true">
      {SIGNS[tone]}
    </span>
    <bdi>{headline}</bdi>
  </span>
);
