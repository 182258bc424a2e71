import { getRouteApi } from '@tanstack/react-router';
import { Choices } from '../../parts/choices.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';

const { history: text } = words;
const route = getRouteApi('/p/$project/history');
const whose = ['project', 'account'] as const;

/** What is shown of the history; all of it is in the address. */
export const HistoryFilters = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  const field = (name: 'resource' | 'actor' | 'from' | 'to') => ({
    value: search[name] ?? '',
    onValue: (value: string) => show({ [name]: value || undefined }),
  });
  return (
    <search className="history-filters">
      <Choices
        label={text.of}
        choices={whose}
        chosen={search.of ?? 'project'}
        name={(one) => text.ofs[one]}
        onChoose={(one) => show({ of: one === 'account' ? one : undefined, resource: undefined })}
      />
      <div className="history-fields">
        <TextField
          label={text.resource}
          placeholder={search.of === 'account' ? text.resourceHintAccount : text.resourceHint}
          {...field('resource')}
        />
        <TextField label={text.actor} {...field('actor')} />
        <TextField label={text.from} type="datetime-local" {...field('from')} />
        <TextField label={text.to} type="datetime-local" {...field('to')} />
      </div>
    </search>
  );
};
