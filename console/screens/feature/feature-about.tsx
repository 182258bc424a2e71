import { entriesOf } from '../../api/entries.ts';
import type { Feature } from '../../api/queries/features.ts';
import { Copy } from '../../parts/copy.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

const { feature: text } = words;

export const FeatureAbout = ({ feature }: { readonly feature: Feature }) => (
  <section className="section" aria-label={text.about}>
    <h2>{text.about}</h2>
    <dl className="facts">
      <div>
        <dt>{text.type}</dt>
        <dd>{text.types[feature.valueType]}</dd>
      </div>
      <div>
        <dt>{text.created}</dt>
        <dd>
          <Moment time={feature.createdTime} />
        </dd>
      </div>
      <div>
        <dt>{text.changed}</dt>
        <dd>
          <Moment time={feature.lastUpdatedTime} relative />
        </dd>
      </div>
      <div>
        <dt>{text.tags}</dt>
        <dd>
          <Name>{tagsText(feature.tags) || text.noDescription}</Name>
        </dd>
      </div>
      <div className="wide">
        <dt>{text.arn}</dt>
        <dd>
          <code className="name">{feature.arn}</code> <Copy text={feature.arn} />
        </dd>
      </div>
    </dl>
  </section>
);

const tagsText = (tags: Feature['tags']): string =>
  entriesOf(tags)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
