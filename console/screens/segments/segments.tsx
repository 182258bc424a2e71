import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { segmentsQuery } from '../../api/queries/segments.ts';
import { useEveryPage } from '../../api/use-every-page.ts';
import { FirstUse } from '../../parts/first-use.tsx';
import { ForRole } from '../../parts/for-role.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { clientLine } from '../client-line.ts';
import { SegmentTable } from './segment-table.tsx';

const { segments: text } = words;
const route = getRouteApi('/p/$project/segments');

export const Segments = () => {
  const { project } = route.useParams();
  const query = useInfiniteQuery(segmentsQuery());
  const { items, complete } = useEveryPage(query);
  const isEmpty = complete && items.length === 0;
  const create = (
    <ForRole least="admin">
      <Link to="/p/$project/create-segment" params={{ project }} className="main-button">
        {text.create}
      </Link>
    </ForRole>
  );
  return (
    <Page title={text.title} actions={isEmpty ? undefined : create}>
      <p className="lead">{text.lead}</p>
      <Answer query={query} lines={10} dated>
        {() =>
          isEmpty ? (
            <FirstUse title={text.firstTitle} text={text.firstText} code={code()} action={create} />
          ) : (
            <SegmentTable segments={items} complete={complete} />
          )
        }
      </Answer>
    </Page>
  );
};

const code = (): string =>
  [
    'import boto3',
    clientLine(),
    'evidently.create_segment(name=\'german-speakers\', pattern=\'{"country": ["de", "at"]}\')',
  ].join('\n');
