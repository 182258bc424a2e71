import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isGone } from '../../api/failure.ts';
import { projectQuery } from '../../api/queries/projects.ts';
import { serviceQuery } from '../../api/queries/service.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import { words } from '../../words/en.ts';
import { AboutProject } from './about-project.tsx';
import { Addresses } from './addresses.tsx';
import { Delivery } from './delivery.tsx';
import { Quotas } from './quotas.tsx';
import { SettingsDialogs } from './settings-dialogs.tsx';
import { TagList } from './tag-list.tsx';
import './settings.css';

const { settings: text } = words;
const route = getRouteApi('/p/$project/settings');

export const Settings = () => {
  const { project: name } = route.useParams();
  const project = useQuery(projectQuery(name));
  const service = useQuery(serviceQuery());
  const address = useDialog('dialog');
  const open = (dialog: 'about' | 'delivery' | 'tags' | 'delete') => address.open({ dialog });
  return (
    <Page
      title={text.title}
      actions={
        project.data &&
        !isGone(project) && (
          <ForRole least="admin">
            <button type="button" className="plain-button danger" onClick={() => open('delete')}>
              {text.delete}
            </button>
          </ForRole>
        )
      }
    >
      <Answer query={project} lines={12} missing={<Missing resource={`project/${name}`} />} dated>
        {(found) => (
          <>
            <AboutProject project={found} onEdit={() => open('about')} />
            <Delivery project={found} onEdit={() => open('delivery')} />
            <TagList tags={found.tags ?? {}} onEdit={() => open('tags')} />
            <Answer query={service} lines={8}>
              {(known) => (
                <>
                  <Quotas project={found} quotas={known.quotas} />
                  <Addresses project={found} service={known} />
                </>
              )}
            </Answer>
            <SettingsDialogs project={found} onClose={address.close} />
          </>
        )}
      </Answer>
    </Page>
  );
};
