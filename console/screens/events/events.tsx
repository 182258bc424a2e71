/**
 * What comes in, and what becomes of it: the place to look when a result stays empty.
 */

import { getRouteApi } from '@tanstack/react-router';
import { useChange } from '../../api/use-change.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { Page } from '../../parts/page.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { words } from '../../words/en.ts';
import { LiveTail } from './live-tail.tsx';
import './events.css';

const { events: text } = words;
const route = getRouteApi('/p/$project/events');

export const Events = () => {
  const { project } = route.useParams();
  const { tap } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (changed: object) => navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  const start = useChange('StartTap', ({ id }) => show({ tap: id, paused: undefined }));
  const listen = (
    <ForRole least="operator">
      <SubmitButton
        label={tap === undefined ? text.listen : text.again}
        disabled={start.isPending}
        error={start.error}
        onClick={() => start.mutate({ project })}
      />
    </ForRole>
  );
  return (
    <Page title={text.title} actions={listen}>
      <p className="lead">{text.lead}</p>
      {start.error && <FailureNotice error={start.error} />}
      {tap === undefined ? (
        <p className="quiet">{text.recorded}</p>
      ) : (
        <LiveTail key={tap} project={project} tap={tap} />
      )}
    </Page>
  );
};
