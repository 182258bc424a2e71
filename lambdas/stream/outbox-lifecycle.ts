/**
 * What a change means for those who watch a launch or an experiment: its status, its traffic, and what was found in it.
 */
import { formatTimes, isoText } from '../../domain/shown-state.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { Notice } from '../store/results/notice.ts';
import type { EventDetail } from './service-event.ts';

type Members = Readonly<Record<string, unknown>>;

/** The events of a record beyond the call itself, in the order in which a reader would tell them. */
export const lifecycleDetails = (record: HistoryRecord): EventDetail[] => {
  const { resourceType: type, project, name } = record;
  if (type !== 'launch' && type !== 'experiment') return [];
  const [before, after] = [membersOf(record.before), membersOf(record.after)];
  const of = { project, [type]: name };
  const told = [
    ...statusChange(record, before, after),
    ...(type === 'launch' ? launchTraffic(record, before, after) : rolloutTraffic(record, before, after)),
    ...found(record, before, after),
  ];
  return told.map((one) => ({ ...one, detail: { ...of, ...(formatTimes(one.detail, isoText) as Members) } }));
};

const membersOf = (value: unknown): Members => (value ?? {}) as Members;

const titles = { launch: 'Launch', experiment: 'Experiment' } as const;

/** A new one has no status before. One that is deleted has none after. */
const statusChange = ({ resourceType }: HistoryRecord, before: Members, after: Members): EventDetail[] => {
  if (before.status === undefined || after.status === undefined || before.status === after.status) return [];
  const { status, statusReason, startedTime, endedTime, analysisCompleteTime } = after;
  const detail = { previousStatus: before.status, status, statusReason, startedTime, endedTime, analysisCompleteTime };
  return [{ part: 'status', type: `${titles[resourceType as 'launch']} Status Change`, detail: present(detail) }];
};

const launchTraffic = ({ status }: HistoryRecord, before: Members, after: Members): EventDetail[] => {
  if (status !== 'RUNNING') return [];
  const type = 'Launch Traffic Change';
  const [previousStep, step] = [before.stepInForce, after.stepInForce];
  const [previousSteps, steps] = [before.steps, after.steps];
  return [
    ...(step ? [{ part: 'step', type, detail: present({ change: 'STEP_BEGAN', previousStep, step }) }] : []),
    ...(steps ? [{ part: 'steps', type, detail: present({ change: 'STEPS_CHANGED', previousSteps, steps }) }] : []),
  ];
};

const rolloutTraffic = ({ status }: HistoryRecord, before: Members, after: Members): EventDetail[] =>
  status === 'RUNNING' && after.samplingRate !== undefined
    ? [
        {
          part: 'traffic',
          type: 'Experiment Rollout Traffic Change',
          detail: { previousSamplingRate: before.samplingRate, samplingRate: after.samplingRate },
        },
      ]
    : [];

const findings: Readonly<Record<Notice, string>> = {
  ExperimentVerdictChanged: 'Experiment Verdict Change',
  SampleRatioMismatchFound: 'Sample Ratio Mismatch',
};

/** What a look at the results found is the record's own content. */
const found = ({ operation }: HistoryRecord, before: Members, after: Members): EventDetail[] => {
  const type = findings[operation as Notice];
  if (type === undefined) return [];
  const previous = before.verdict === undefined ? {} : { previousVerdict: before.verdict };
  return [{ part: 'finding', type, detail: { ...previous, ...after } }];
};

const present = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
