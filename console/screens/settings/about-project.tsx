import { Copy } from '../../parts/copy.tsx';
import { ForRole } from '../../parts/for-role.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import type { Project } from './project.ts';

const { settings: text } = words;

export const AboutProject = ({ project, onEdit }: { readonly project: Project; readonly onEdit: () => void }) => {
  const { appConfigResource: ids } = project;
  return (
    <section className="section" aria-label={text.about}>
      <div className="section-head">
        <h2>{text.about}</h2>
        <ForRole least="admin">
          <button type="button" className="small-button" onClick={onEdit}>
            {text.edit} <span className="only-read">{text.about}</span>
          </button>
        </ForRole>
      </div>
      <dl className="facts">
        <div>
          <dt>{text.description}</dt>
          <dd>
            {project.description ? <Name>{project.description}</Name> : <span className="quiet">{text.none}</span>}
          </dd>
        </div>
        <div>
          <dt>{text.made}</dt>
          <dd>
            <Moment time={project.createdTime} />
          </dd>
        </div>
        <div className="settings-wide">
          <dt>{text.arn}</dt>
          <dd className="settings-copied">
            <Name>{project.arn}</Name> <Copy text={project.arn} />
          </dd>
        </div>
        {ids && (
          <div className="settings-wide">
            <dt>{text.appConfig}</dt>
            <dd>
              {text.application} <Name>{ids.applicationId}</Name> · {text.environment} <Name>{ids.environmentId}</Name>{' '}
              · {text.profile} <Name>{ids.configurationProfileId}</Name>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
};
