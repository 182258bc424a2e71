import { getRouteApi, Link } from '@tanstack/react-router';
import type { Feature } from '../../api/queries/features.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import { words } from '../../words/en.ts';

const { feature: text } = words;
const route = getRouteApi('/p/$project/features/$feature');

/** What one can do with a feature. The off switch is the last: it is what people come for in a hurry. */
export const FeatureActions = ({ feature }: { readonly feature: Feature }) => {
  const params = route.useParams();
  const { open } = useDialog('dialog');
  const isOff = feature.evaluationStrategy === 'DEFAULT_VARIATION';
  return (
    <>
      <ForRole least="admin">
        <button type="button" className="plain-button" onClick={() => open({ dialog: 'delete' })}>
          {text.delete}
        </button>
      </ForRole>
      <ForRole least="operator">
        <Link className="plain-button" to="/p/$project/features/$feature/edit" params={params}>
          {text.edit}
        </Link>
      </ForRole>
      <ForRole least="operator">
        <button
          type="button"
          className={isOff ? 'main-button' : 'plain-button danger'}
          onClick={() => open({ dialog: 'switch' })}
        >
          {isOff ? text.turnOn : text.turnOff}
        </button>
      </ForRole>
    </>
  );
};
