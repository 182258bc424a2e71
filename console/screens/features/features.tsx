import { getRouteApi, Link } from '@tanstack/react-router';
import { useAllFeatures } from '../../api/use-all-features.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { FeatureTable } from './feature-table.tsx';
import { FeaturesFirstUse } from './features-first-use.tsx';

const route = getRouteApi('/p/$project/features');

export const Features = () => {
  const { project } = route.useParams();
  const { query, features, complete } = useAllFeatures(project);
  const isEmpty = complete && features.length === 0;
  return (
    <Page
      title={words.features.title}
      actions={
        !isEmpty && (
          <ForRole least="admin">
            <Link className="main-button" to="/p/$project/create-feature" params={{ project }}>
              {words.feature.create}
            </Link>
          </ForRole>
        )
      }
    >
      <Answer query={query} lines={12} dated>
        {() =>
          isEmpty ? <FeaturesFirstUse project={project} /> : <FeatureTable features={features} complete={complete} />
        }
      </Answer>
    </Page>
  );
};
