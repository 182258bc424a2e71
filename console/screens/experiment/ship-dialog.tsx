/**
 * Ships a treatment: says first what that changes for whom, by a dry run of the same call.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import type { Experiment, ExperimentHealth } from '../../api/queries/experiments.ts';
import { type Feature, featureQuery } from '../../api/queries/features.ts';
import { PREVIEW } from '../../api/query-client.ts';
import type { Lines } from '../../parts/before-after.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { featureLines } from '../feature-form/feature-lines.ts';
import { type Served, servedBy } from './treatments.ts';

const route = getRouteApi('/p/$project/experiments/$experiment');
const { experiment: text } = words;

interface ShipDialogProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly health: ExperimentHealth | undefined;
  readonly onClose: () => void;
}

export const ShipDialog = ({ project, experiment, health, onClose }: ShipDialogProps) => {
  const { ship } = route.useSearch();
  const navigate = route.useNavigate();
  const choices = servedBy(experiment);
  const decided = health?.decisions?.find(({ decision }) => decision === 'SHIP')?.treatmentName;
  const chosen = choices.find(({ treatment }) => treatment === (ship ?? decided));
  const { data: feature } = useQuery({
    ...featureQuery(project, chosen?.feature ?? ''),
    enabled: chosen !== undefined,
  });
  const edit = useEdit(calling('ShipVariation'), { theirs: feature ?? NOTHING, done: onClose, leave: onClose });
  const dryRun = useDryRun(project, chosen, !edit.isPending);
  return (
    <ConfirmDialog
      title={text.shipTitle}
      action={chosen ? text.shipAction(chosen.variation) : text.ship}
      dangerous
      reason
      pending={edit.isPending || !dryRun.data || !feature}
      error={edit.error}
      elsewhere={edit.elsewhere(linesOf, { [words.feature.default]: chosen?.variation ?? '' })}
      onConfirm={(reason) =>
        chosen &&
        edit.save({
          project,
          feature: chosen.feature,
          variation: chosen.variation,
          ...(reason ? { reason } : {}),
        })
      }
      onClose={onClose}
    >
      <p>{text.shipText}</p>
      <fieldset className="choices">
        <legend>{text.shipWhich}</legend>
        {choices.map(({ treatment, variation }) => (
          <label key={treatment} className="choice">
            <input
              type="radio"
              name="ship"
              checked={treatment === chosen?.treatment}
              onChange={() =>
                void navigate({ search: (former) => ({ ...former, ship: treatment }), replace: true, state: true })
              }
            />
            <span>
              <Name>{treatment}</Name>
              {treatment !== variation && (
                <>
                  {' '}
                  (<Name>{variation}</Name>)
                </>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <section aria-label={text.shipChanges} aria-live="polite">
        <h3>{text.shipChanges}</h3>
        {chosen ? (
          <Answer query={dryRun} lines={3}>
            {({ changes, stopped }) => (
              <ul className="plain-list">
                {changes.sentences.map((sentence) => (
                  <li key={sentence}>
                    <bdi>{sentence}</bdi>
                  </li>
                ))}
                {stopped.length > 0 && <li>{text.stops(stopped.map(lastOf).join(', '))}</li>}
              </ul>
            )}
          </Answer>
        ) : (
          <p className="quiet">{text.shipNothing}</p>
        )}
      </section>
    </ConfirmDialog>
  );
};

/** @param asking false while it is being done. */
const useDryRun = (project: string, chosen: Served | undefined, asking: boolean) =>
  useQuery({
    queryKey: [PREVIEW, 'ship', project, chosen?.feature, chosen?.variation],
    enabled: asking && chosen !== undefined,
    queryFn: ({ signal }) =>
      call(
        'ShipVariation',
        { project, feature: chosen?.feature ?? '', variation: chosen?.variation ?? '', dryRun: true },
        { signal },
      ),
  });

/** Before a treatment is chosen. */
const NOTHING: { readonly name?: string; readonly version?: number } = {};

const linesOf = (feature: Feature | typeof NOTHING): Lines => ('variations' in feature ? featureLines(feature) : {});

/** The name in an ARN. */
const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
