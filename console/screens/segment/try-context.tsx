import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { patternTestQuery } from '../../api/queries/segments.ts';
import { AreaField } from '../../parts/area-field.tsx';
import { PatternSentences } from '../../parts/pattern-sentences.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import type { PatternPart } from '../../words/pattern.ts';

const { segments: text } = words;
const route = getRouteApi('/p/$project/segments/$segment');

interface TryContextProps {
  readonly pattern: string;
  readonly parts: readonly PatternPart[];
  /** What was tried is in the address. */
  readonly onTry: (context: string) => void;
}

/** The service matches the whole pattern, and each of its parts alone: so it explains itself. */
export const TryContext = ({ pattern, parts, onTry }: TryContextProps) => {
  const { context } = route.useSearch();
  const [given, setGiven] = useState(context ?? '');
  const query = useQuery(
    patternTestQuery(
      pattern,
      parts.map((part) => part.pattern),
      context,
    ),
  );
  return (
    <section className="section" aria-label={text.test}>
      <h2>{text.test}</h2>
      <p className="quiet">{text.testText}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onTry(given);
        }}
      >
        <AreaField
          label={text.context}
          placeholder={'{"country": "de"}'}
          required
          rows={3}
          spellCheck={false}
          value={given}
          onValue={setGiven}
        />
        <div className="form-buttons">
          <button type="submit" className="main-button">
            {text.tryIt}
          </button>
        </div>
      </form>
      <div role="status">
        {context !== undefined && (
          <Answer query={query} lines={3}>
            {({ match, held }) => (
              <div className={`notice ${match ? 'green' : 'amber'}`}>
                <p className="notice-title">{match ? text.matches : text.matchesNot}</p>
                <PatternSentences parts={parts} held={held} />
              </div>
            )}
          </Answer>
        )}
      </div>
    </section>
  );
};
