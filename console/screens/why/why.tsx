import '../launch/launch.css';
import '../launch-form/launch-form.css';
import './why.css';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { words } from '../../words/en.ts';
import { WasServed } from './was-served.tsx';
import { WhyAnswer } from './why-answer.tsx';
import { WhyForm } from './why-form.tsx';

const { why: text } = words;
const route = getRouteApi('/p/$project/why');

/** What an entity would be served and why; what it was served; and the same of another one beside it. */
export const Why = () => {
  const { project } = route.useParams();
  const { feature = '', entity = '', context, at, other, otherContext, served = false } = route.useSearch();
  const time = at === undefined ? undefined : Date.parse(at);
  const entities = [
    ...(entity === '' ? [] : [{ entityId: entity, context }]),
    ...(other === undefined ? [] : [{ entityId: other, context: otherContext }]),
  ];
  return (
    <Page title={text.title}>
      <WhyForm key={JSON.stringify([entity, context, at, other, otherContext])} />
      {entities.length === 0 && <p className="quiet">{text.begin}</p>}
      {entities.length > 0 && feature === '' && <p className="why-next quiet">{text.chooseFeature}</p>}
      <div className={entities.length > 1 ? 'side-by-side' : ''}>
        {entities.map((one) => (
          <div key={one.entityId} className="answer">
            {feature !== '' && <WhyAnswer project={project} asked={{ ...one, feature, at: time }} />}
            <WasServed project={project} entityId={one.entityId} wanted={served} />
          </div>
        ))}
      </div>
    </Page>
  );
};
