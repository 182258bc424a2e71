import { getRouteApi } from '@tanstack/react-router';
import { type ClipboardEvent, useState } from 'react';
import { useAllFeatures } from '../../api/use-all-features.ts';
import { AreaField } from '../../parts/area-field.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { NoFeature } from '../../parts/no-feature.tsx';
import { type Pasted, readPasted } from '../../parts/read-pasted.ts';
import { TextField } from '../../parts/text-field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { words } from '../../words/en.ts';
import { fieldTime, timeOfField } from '../../words/zone.ts';

const { why: text } = words;
const route = getRouteApi('/p/$project/why');

/** Everything that is asked is in the address; what is only typed is not yet. */
export const WhyForm = () => {
  const { project } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { features, complete } = useAllFeatures(project);
  const [typed, setTyped] = useState({
    entity: search.entity ?? '',
    context: search.context ?? '',
    at: search.at === undefined ? '' : fieldTime(Date.parse(search.at)),
    other: search.other ?? '',
    otherContext: search.otherContext ?? '',
  });
  const [compares, setCompares] = useState(search.other !== undefined);
  const type = (changed: Partial<typeof typed>) => setTyped({ ...typed, ...changed });
  const time = timeOfField(typed.at);
  const go = (changed: Readonly<Record<string, string | undefined>>) =>
    void navigate({ search: (former) => shortened({ ...former, ...changed }), replace: true });
  const ask = () =>
    go({
      entity: typed.entity.trim(),
      context: typed.context.trim(),
      at: typeof time === 'number' ? isoOf(typed.at, search.at, time) : '',
      other: compares ? typed.other.trim() : '',
      otherContext: compares ? typed.otherContext.trim() : '',
    });
  /** An id goes where it is pasted; a request or a line of a log is taken apart. */
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = readPasted(event.clipboardData.getData('text'));
    event.preventDefault();
    go(searchOf(pasted));
  };
  const names = features.map(({ name }) => name);
  return (
    <form
      className="part why-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      {complete && names.length === 0 && <NoFeature project={project} />}
      <div className="row">
        <TextField
          label={text.entity}
          hint={text.entityHint}
          autoComplete="off"
          value={typed.entity}
          onPaste={paste}
          onValue={(value) => type(entityIn(value))}
        />
        <ChoiceField
          label={text.feature}
          value={search.feature ?? ''}
          choices={[
            ['', text.chooseOne],
            ...[...new Set([...names, search.feature ?? ''])].filter(Boolean).map((name) => [name, name] as const),
          ]}
          onValue={(feature) => go({ feature })}
        />
        <TimeField label={text.at} value={typed.at} onValue={(at) => type({ at })} />
      </div>
      <AreaField
        label={text.context}
        rows={2}
        placeholder='{"country":"DE"}'
        value={typed.context}
        onValue={(context) => type({ context })}
      />
      {compares && (
        <div className="row">
          <TextField label={text.other} autoComplete="off" value={typed.other} onValue={(other) => type({ other })} />
          <AreaField
            label={text.otherContext}
            rows={1}
            value={typed.otherContext}
            onValue={(otherContext) => type({ otherContext })}
          />
        </div>
      )}
      <div className="form-buttons">
        <button type="submit" className="main-button">
          {text.explain}
        </button>
        {!compares && (
          <button type="button" className="small-button" onClick={() => setCompares(true)}>
            {text.compare}
          </button>
        )}
      </div>
    </form>
  );
};

type Search = Readonly<Record<string, string | true | undefined>>;

/** What is empty is not in the address. */
const shortened = (search: Search) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));

/** Fields have whole minutes: a moment that nobody changed stays as exact as it was. */
const isoOf = (field: string, before: string | undefined, time: number): string =>
  before !== undefined && fieldTime(Date.parse(before)) === field ? before : new Date(time).toISOString();

const entityIn = (value: string) => ({ entity: value });

const searchOf = ({ at, ...pasted }: Pasted) => ({
  ...pasted,
  ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
});
