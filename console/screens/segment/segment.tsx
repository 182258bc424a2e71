import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isGone } from '../../api/failure.ts';
import { segmentQuery } from '../../api/queries/segments.ts';
import { Code } from '../../parts/code.tsx';
import { ForRole } from '../../parts/for-role.tsx';
import { ChangesSection } from '../../parts/history/changes-of.tsx';
import { Name } from '../../parts/name.tsx';
import { Page } from '../../parts/page.tsx';
import { PatternSentences } from '../../parts/pattern-sentences.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import { words } from '../../words/en.ts';
import { partsOfPattern } from '../../words/pattern.ts';
import { prettyJson } from '../../words/pretty-json.ts';
import { DeleteSegment } from './delete-segment.tsx';
import { SegmentUsers } from './segment-users.tsx';
import { TryContext } from './try-context.tsx';
import './segment.css';

const { segments: text } = words;
const route = getRouteApi('/p/$project/segments/$segment');

export const Segment = () => {
  const { project, segment: name } = route.useParams();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(segmentQuery(name));
  const address = useDialog('dialog');
  const show = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  const above = (
    <Link to="/p/$project/segments" params={{ project }}>
      {text.title}
    </Link>
  );
  return (
    <Page
      title={name}
      above={above}
      actions={
        query.data &&
        !isGone(query) && (
          <>
            <ForRole least="admin">
              <button type="button" className="plain-button danger" onClick={() => address.open({ dialog: 'delete' })}>
                {text.delete}
              </button>
            </ForRole>
            <ForRole least="admin">
              <Link
                to="/p/$project/create-segment"
                params={{ project }}
                search={{ from: name }}
                className="plain-button"
              >
                {text.copyOf}
              </Link>
            </ForRole>
          </>
        )
      }
    >
      <Answer query={query} lines={12} missing={<Missing resource={`segment/${name}`} />} dated>
        {(segment) => {
          const parts = partsOfPattern(segment.pattern) ?? [];
          return (
            <>
              {segment.description && (
                <p className="lead">
                  <Name>{segment.description}</Name>
                </p>
              )}
              <section className="section" aria-label={text.who}>
                <h2>{text.who}</h2>
                <PatternSentences parts={parts} />
                <p className="quiet segment-fixed">{text.fixed}</p>
                <Code text={prettyJson(segment.pattern)} label={text.asJson} />
              </section>
              <TryContext pattern={segment.pattern} parts={parts} onTry={(context) => show({ context })} />
              <SegmentUsers segment={name} />
              <ChangesSection project={project} resource={`segment/${name}`} ofAccount />
              {dialog === 'delete' && <DeleteSegment project={project} segment={segment} onClose={address.close} />}
            </>
          );
        }}
      </Answer>
    </Page>
  );
};
