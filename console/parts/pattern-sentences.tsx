/**
 * Who is in a segment: a sentence for each part of its pattern, and whether it holds for a context that was tried.
 */
import { words } from '../words/en.ts';
import type { PatternPart } from '../words/pattern.ts';
import { Badge } from './badge.tsx';
import { Name } from './name.tsx';

const { segments: text } = words;

interface PatternSentencesProps {
  readonly parts: readonly PatternPart[];
  /** Whether each part holds. */
  readonly held?: readonly boolean[] | undefined;
}

export const PatternSentences = ({ parts, held }: PatternSentencesProps) => {
  if (parts.length === 0) return <p>{text.everyone}</p>;
  return (
    <div>
      {parts.length > 1 && <p className="quiet">{text.all}</p>}
      <ul className="pattern-parts">
        {parts.map(({ sentence, pattern }, index) => (
          <li key={pattern}>
            <Name>{sentence}</Name>
            {held?.[index] !== undefined && (
              <Badge tone={held[index] ? 'green' : 'amber'}>{held[index] ? text.holds : text.holdsNot}</Badge>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
