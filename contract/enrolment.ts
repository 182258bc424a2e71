/**
 * Extension: how many entities took part in an experiment or a launch, over time.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Count, ExperimentName, GroupName, LaunchName, ProjectRef, Timestamp, TreatmentName } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { double, long } from './shape/scalars.ts';

/** Seconds; 0 asks for the automatic choice. */
const EnrolmentPeriod = long('EnrolmentPeriod', { range: { min: 300, max: 86_400 }, default: 0 });
const Counts = list('EntityCountList', Count);
const Shares = list('EntityShareList', double('Double'));

const TreatmentEnrolment = structure('TreatmentEnrolment', {
  treatmentName: TreatmentName,
  entities: Counts,
  shares: Shares,
  expectedShare: double('Double'),
});

const GroupEnrolment = structure('GroupEnrolment', {
  groupName: GroupName,
  entities: Counts,
  expectedShares: optional(Shares),
});

const query = z.object({ period: optional(EnrolmentPeriod) });
const moments = { timestamps: list('EnrolmentTimeList', Timestamp), asOf: Timestamp };

export const enrolmentOperations = {
  GetExperimentEnrolments: operation({
    method: 'GET',
    path: '/projects/{project}/experiments/{experiment}/enrolments',
    group: 'analysis',
    summary: 'Returns the unique entities of each treatment over time, with the shares that they should have.',
    params: z.object({ project: ProjectRef, experiment: ExperimentName }),
    query,
    result: z.object({ ...moments, treatments: list('TreatmentEnrolmentList', TreatmentEnrolment) }),
    errors: readErrors,
    extension: true,
  }),
  GetLaunchEnrolments: operation({
    method: 'GET',
    path: '/projects/{project}/launches/{launch}/enrolments',
    group: 'analysis',
    summary: 'Returns the unique entities of each group over time, with the shares of the step in force.',
    params: z.object({ project: ProjectRef, launch: LaunchName }),
    query,
    result: z.object({ ...moments, groups: list('GroupEnrolmentList', GroupEnrolment) }),
    errors: readErrors,
    extension: true,
  }),
};
