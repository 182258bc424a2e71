import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { segmentQuery } from '../../api/queries/segments.ts';
import { useChange } from '../../api/use-change.ts';
import { AreaField } from '../../parts/area-field.tsx';
import { useDraft } from '../../parts/edit/use-draft.ts';
import { Page } from '../../parts/page.tsx';
import { PatternSentences } from '../../parts/pattern-sentences.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { NAME_PATTERN, TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { partsOfPattern } from '../../words/pattern.ts';
import { prettyJson } from '../../words/pretty-json.ts';

const { segments: text } = words;
const route = getRouteApi('/p/$project/create-segment');

/** Begins with the pattern of another segment, if the address names one. */
export const CreateSegment = () => {
  const { project } = route.useParams();
  const { from } = route.useSearch();
  const query = useQuery({ ...segmentQuery(from ?? ''), enabled: from !== undefined });
  const above = (
    <Link to="/p/$project/segments" params={{ project }}>
      {text.title}
    </Link>
  );
  return (
    <Page title={text.create} above={above}>
      {from === undefined ? (
        <SegmentForm project={project} pattern="" />
      ) : (
        <Answer query={query}>
          {({ pattern }) => <SegmentForm project={project} pattern={prettyJson(pattern)} />}
        </Answer>
      )}
    </Page>
  );
};

const SegmentForm = ({ project, pattern: given }: { readonly project: string; readonly pattern: string }) => {
  const navigate = useNavigate();
  const initial = { name: '', description: '', pattern: given };
  const { content, change, forget } = useDraft(`new segment ${project} ${given}`, initial);
  const { name, description, pattern } = content;
  const create = useChange('CreateSegment', ({ segment }) => {
    forget();
    return navigate({ to: '/p/$project/segments/$segment', params: { project, segment: segment.name } });
  });
  const parts = partsOfPattern(pattern);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, pattern: compact(pattern), ...(description ? { description } : {}) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={text.name}
        hint={words.feature.nameHint}
        required
        maxLength={64}
        pattern={NAME_PATTERN}
        value={name}
        onValue={(name) => change({ name })}
      />
      <TextField
        label={text.description}
        maxLength={160}
        value={description}
        onValue={(description) => change({ description })}
      />
      <AreaField
        label={text.json}
        hint={text.jsonHint}
        problem={pattern.trim() !== '' && !parts ? text.notJson : undefined}
        required
        rows={6}
        spellCheck={false}
        value={pattern}
        onValue={(pattern) => change({ pattern })}
      />
      {parts && <PatternSentences parts={parts} />}
      {create.error && <FailureNotice error={create.error} />}
      <div className="form-buttons">
        <SubmitButton label={text.create} disabled={create.isPending} error={create.error} />
      </div>
    </form>
  );
};

/** A pattern may have 1,024 characters, and blanks say nothing. Numbers keep their digits where JSON cannot be read. */
const compact = (pattern: string): string => {
  try {
    return JSON.stringify(JSON.parse(pattern));
  } catch {
    return pattern;
  }
};
