import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { launchQuery } from '../../api/queries/launch.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { words } from '../../words/en.ts';
import { hasEnded } from '../launch/launch-facts.ts';
import { EditForm } from './edit-form.tsx';

const { launchForm: text } = words;
const route = getRouteApi('/p/$project/launches/$launch/edit');

export const EditLaunch = () => {
  const { project, launch: name } = route.useParams();
  const query = useQuery({ ...launchQuery(project, name), refetchInterval: false });
  const above = (
    <Link to="/p/$project/launches/$launch" params={{ project, launch: name }}>
      {name}
    </Link>
  );
  return (
    <Page title={text.editTitle(name)} above={above}>
      <Answer query={query} lines={14} keeps missing={<Missing project={project} resource={`launch/${name}`} />}>
        {(launch) => (hasEnded(launch) ? <p>{text.ended}</p> : <EditForm project={project} theirs={launch} />)}
      </Answer>
    </Page>
  );
};
