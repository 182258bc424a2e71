/** Describes a change for observers of a trial: its status, its traffic, and its notices. */

import { formatTimes, isoText } from '../../domain/shown-state.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { Notice } from '../store/results/notice.ts';
import { sentenceOf } from './outbox-sentence.ts';
import type { EventDetail } from './service-event.ts';

type Members = Readonly<Record<string, unknown>>;

/** Returns the events of a record beyond the call itself, in reading order. */
export const lifecycleDetails = (record: HistoryRecord): EventDetail[] => {
  const { resourceType: type, project, name } = record;
  if (type !== 'launch' && type !== 'experiment') return [];
  const [before, after] = [membersOf(record.before), membersOf(record.after)];
  const names = { project, [type]: name };
  const details = [
    ...statusChange(record, before, after),
    ...(type === 'launch' ? launchTraffic(record, before, after) : rolloutTraffic(record, before, after)),
    ...guardDetails(record, after),
    ...noticeDetails(record, before, after),
  ];
  return details.map((one) => {
    const sentence = sentenceOf(record, one);
    const detail = { ...names, ...(formatTimes(one.detail, isoText) as Members), ...(sentence ? { sentence } : {}) };
    return { ...one, detail };
  });
};

const membersOf = (value: unknown): Members => (value ?? {}) as Members;

const titles = { launch: 'Launch', experiment: 'Experiment' } as const;

/** A created trial has no status before, and a deleted one has none after. */
const statusChange = ({ resourceType }: HistoryRecord, before: Members, after: Members): EventDetail[] => {
  if (before.status === undefined || after.status === undefined || before.status === after.status) return [];
  const { status, statusReason, startedTime, endedTime, analysisCompleteTime } = after;
  const detail = { previousStatus: before.status, status, statusReason, startedTime, endedTime, analysisCompleteTime };
  return [{ part: 'status', type: `${titles[resourceType as 'launch']} Status Change`, detail: dropUndefined(detail) }];
};

const launchTraffic = ({ status }: HistoryRecord, before: Members, after: Members): EventDetail[] => {
  if (status !== 'RUNNING') return [];
  const type = 'Launch Traffic Change';
  const [previousStep, step] = [before.stepInForce, after.stepInForce];
  const [previousSteps, steps] = [before.steps, after.steps];
  const [heldBefore, heldSince] = [before.heldSince, after.heldSince];
  return [
    ...(step ? [{ part: 'step', type, detail: dropUndefined({ change: 'STEP_BEGAN', previousStep, step }) }] : []),
    ...(steps
      ? [{ part: 'steps', type, detail: dropUndefined({ change: 'STEPS_CHANGED', previousSteps, steps }) }]
      : []),
    ...(heldSince === undefined ? [] : [{ part: 'held', type, detail: { change: 'HELD', heldSince } }]),
    ...(heldBefore === undefined
      ? []
      : [{ part: 'continued', type, detail: { change: 'CONTINUED', heldSince: heldBefore } }]),
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

/** What a guard of a launch found, and what it did. */
const guardDetails = ({ resourceType }: HistoryRecord, { guard }: Members): EventDetail[] =>
  resourceType === 'launch' && guard !== undefined
    ? [{ part: 'guard', type: 'Launch Guard', detail: membersOf(guard) }]
    : [];

const noticeTypes: Readonly<Record<Notice, string>> = {
  ExperimentVerdictChanged: 'Experiment Verdict Change',
  SampleRatioMismatchFound: 'Sample Ratio Mismatch',
};

/** A notice is the record's own content. */
const noticeDetails = ({ operation }: HistoryRecord, before: Members, after: Members): EventDetail[] => {
  const type = noticeTypes[operation as Notice];
  if (type === undefined) return [];
  const previous = before.verdict === undefined ? {} : { previousVerdict: before.verdict };
  return [{ part: 'finding', type, detail: { ...previous, ...after } }];
};

const dropUndefined = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
