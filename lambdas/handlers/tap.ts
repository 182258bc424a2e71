/**
 * The operations by which somebody watches the events of a project come in.
 */
import { ServiceError } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import { timeFault } from '../../contract/shape/time.ts';
import { arnOf, type Resource } from '../../domain/arn.ts';
import type { TapOutcome } from '../../domain/event/tap-sample.ts';
import type { KeptSample, Tap } from '../store/resources/tap.ts';
import { invalidMember } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { requireProject } from './require.ts';

/** In milliseconds. */
const LENGTH = 5 * 60_000;
/** The most samples of a tap. One that is full is not continued. */
const MAX_SAMPLES = 2_000;

/** Several people share a tap: starting one that is open makes it end later. */
export const startTap: Handler<'StartTap'> = async ({ project: reference }, context) => {
  const { entity: project } = await requireProject(context, reference);
  const { store, now } = context;
  const open = await store.taps.current(project.name);
  const isOpen = open && now < open.endTime && open.taken < MAX_SAMPLES;
  const tap: Tap = { id: isOpen ? open.id : context.newId(), endTime: now + LENGTH };
  const resource: Resource = { type: 'project', name: project.name };
  const record = historyRecordOf(context, { operation: 'StartTap', resource });
  await store.taps.start(project.name, tap, { projectId: project.id, record });
  return { ...tap, time: now };
};

const placeForm = /^\d{15}#[-\w]+$/;

export const readTap: Handler<'ReadTap'> = async ({ project: reference, id, after }, context) => {
  if (after !== undefined && !placeForm.test(after)) throw invalidMember('after', 'must be what a reading answered');
  const { entity: project } = await requireProject(context, reference);
  const { store, now } = context;
  const read = await store.taps.read({ project: project.name, id }, { after, now });
  if (!read) throw noTap(context, project.name, id);
  const { samples, last, taken, skipped, endTime } = read;
  return { samples: samples.map(sampleView), after: last, taken, skipped, time: now, endTime };
};

const noTap = ({ deployment }: Context, project: string, id: string): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `The tap ${id} does not exist: it was over, or another one was started since. Start one with StartTap.`,
    { resourceId: arnOf(deployment, { type: 'project', name: project }), resourceType: 'project' },
  );

type SampleView = Output<'ReadTap'>['samples'][number];

const sampleView = ({ eventTime, outcomes, ...sample }: KeptSample): SampleView => ({
  ...sample,
  ...(timeFault(eventTime) === undefined ? { eventTime } : {}),
  outcomes: outcomes.map(outcomeView),
});

const outcomeView = ({ type, ...outcome }: TapOutcome): SampleView['outcomes'][number] => ({
  ...outcome,
  type: type === 'launch' ? 'LAUNCH' : 'EXPERIMENT',
});
