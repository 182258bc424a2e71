import { getRouteApi, Link } from '@tanstack/react-router';
import type { Segment } from '../../api/queries/segments.ts';
import { CardTable } from '../../parts/card-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Paging, rowsOf } from '../../parts/paging.tsx';
import { EmptyByFilter } from '../../parts/states/empty-by-filter.tsx';
import type { Column } from '../../parts/table.ts';
import { words } from '../../words/en.ts';
import { partsOfPattern } from '../../words/pattern.ts';

const { segments: text } = words;
const route = getRouteApi('/p/$project/segments');

interface SegmentTableProps {
  readonly segments: readonly Segment[];
  /** Whether these are all. */
  readonly complete: boolean;
}

export const SegmentTable = ({ segments, complete }: SegmentTableProps) => {
  const { filter = '', page = 1 } = route.useSearch();
  const { project } = route.useParams();
  const navigate = route.useNavigate();
  const show = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  const found = segments.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <>
      <div className="tools">
        <input
          type="search"
          className="field"
          aria-label={text.filter}
          placeholder={text.filter}
          value={filter}
          onChange={({ target }) => show({ filter: target.value || undefined, page: undefined })}
        />
        <span role="status" className="quiet">
          {complete ? text.count(found.length) : words.states.searchedPartly(segments.length)}
        </span>
      </div>
      <CardTable
        label={text.title}
        items={rowsOf(found, page)}
        keyOf={({ name }) => name}
        columns={columns(project)}
        empty={
          <EmptyByFilter
            filter={filter}
            searched={complete ? undefined : segments.length}
            clear={() => show({ filter: undefined })}
          />
        }
      />
      <Paging page={page} rows={found.length} onPage={(chosen) => show({ page: chosen })} />
    </>
  );
};

const columns = (project: string): readonly Column<Segment>[] => [
  {
    id: 'name',
    header: text.name,
    width: 220,
    cell: ({ name }) => (
      <Link to="/p/$project/segments/$segment" params={{ project, segment: name }}>
        <Name>{name}</Name>
      </Link>
    ),
  },
  { id: 'pattern', header: text.pattern, cell: ({ pattern }) => <Name>{inShort(pattern)}</Name> },
  {
    id: 'uses',
    header: text.usedBy,
    width: 200,
    cell: ({ launchCount = 0, experimentCount = 0 }) =>
      launchCount + experimentCount > 0 ? (
        text.uses(launchCount, experimentCount)
      ) : (
        <span className="quiet">{text.unused}</span>
      ),
  },
  {
    id: 'updated',
    header: text.updated,
    width: 130,
    card: false,
    cell: ({ createdTime }) => <Moment time={createdTime} relative />,
  },
];

/** Characters of a row. */
const LONGEST = 160;

const inShort = (pattern: string): string => {
  const all = partsOfPattern(pattern)
    ?.map(({ sentence }) => sentence)
    .join(', ');
  const whole = all === '' ? text.everyone : (all ?? pattern);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
};
