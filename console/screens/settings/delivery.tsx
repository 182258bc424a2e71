import { ForRole } from '../../parts/for-role.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import type { Project } from './project.ts';

const { settings: text } = words;

export const Delivery = ({ project, onEdit }: { readonly project: Project; readonly onEdit: () => void }) => {
  const { s3Destination, cloudWatchLogs } = project.dataDelivery ?? {};
  return (
    <section className="section" aria-label={text.delivery}>
      <div className="section-head">
        <h2>{text.delivery}</h2>
        <ForRole least="admin">
          <button type="button" className="small-button" onClick={onEdit}>
            {text.edit} <span className="only-read">{text.delivery}</span>
          </button>
        </ForRole>
      </div>
      <p className="quiet">{text.deliveryText}</p>
      <dl className="facts">
        <div>
          <dt>{text.destination}</dt>
          <dd>
            {s3Destination ? text.destinations.s3 : cloudWatchLogs ? text.destinations.logs : text.destinations.none}
          </dd>
        </div>
        {s3Destination && (
          <div>
            <dt>{text.bucket}</dt>
            <dd>
              <Name>{[s3Destination.bucket, s3Destination.prefix].filter(Boolean).join('/')}</Name>
            </dd>
          </div>
        )}
        {cloudWatchLogs && (
          <div>
            <dt>{text.logGroup}</dt>
            <dd>
              <Name>{cloudWatchLogs.logGroup ?? ''}</Name>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
};
