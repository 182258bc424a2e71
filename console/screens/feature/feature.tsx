import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { featureQuery } from '../../api/queries/features.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { words } from '../../words/en.ts';
import { FeatureFlow } from './feature-flow.tsx';
import { FeatureHistory } from './feature-history.tsx';
import { Variations } from './variations.tsx';

const route = getRouteApi('/p/$project/features/$feature');

export const Feature = () => {
  const { project, feature: name } = route.useParams();
  const query = useQuery(featureQuery(project, name));
  const above = (
    <Link to="/p/$project/features" params={{ project }}>
      {words.features.title}
    </Link>
  );
  return (
    <Page title={name} above={above}>
      <Answer query={query} lines={14} missing={<Missing project={project} resource={`feature/${name}`} />} dated>
        {(feature) => (
          <>
            <FeatureFlow project={project} feature={feature} />
            <Variations feature={feature} />
            <FeatureHistory project={project} name={name} />
          </>
        )}
      </Answer>
    </Page>
  );
};
