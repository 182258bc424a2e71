import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isGone } from '../../api/failure.ts';
import { featureQuery } from '../../api/queries/features.ts';
import { Badge } from '../../parts/badge.tsx';
import { ChangesSection } from '../../parts/history/changes-of.tsx';
import { Name } from '../../parts/name.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { words } from '../../words/en.ts';
import { FeatureAbout } from './feature-about.tsx';
import { FeatureActions } from './feature-actions.tsx';
import { FeatureCode } from './feature-code.tsx';
import { FeatureDialogs } from './feature-dialogs.tsx';
import { FeatureFlow } from './feature-flow.tsx';
import { Variations } from './variations.tsx';

const route = getRouteApi('/p/$project/features/$feature');

export const Feature = () => {
  const { project, feature: name } = route.useParams();
  const query = useQuery(featureQuery(project, name));
  const { data } = query;
  return (
    <Page
      title={name}
      above={
        <Link to="/p/$project/features" params={{ project }}>
          {words.features.title}
        </Link>
      }
      beside={data?.evaluationStrategy === 'DEFAULT_VARIATION' && <Badge tone="amber">{words.features.off}</Badge>}
      actions={data && !isGone(query) && <FeatureActions feature={data} />}
    >
      <Answer query={query} lines={14} missing={<Missing project={project} resource={`feature/${name}`} />} dated>
        {(feature) => (
          <>
            {feature.description && (
              <p className="lead">
                <Name>{feature.description}</Name>
              </p>
            )}
            <FeatureFlow project={project} feature={feature} />
            <Variations project={project} feature={feature} />
            <FeatureCode project={project} feature={feature} />
            <FeatureAbout feature={feature} />
            <ChangesSection project={project} resource={`feature/${name}`} />
            <FeatureDialogs project={project} feature={feature} />
          </>
        )}
      </Answer>
    </Page>
  );
};
