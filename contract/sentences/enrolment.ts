const timestamps =
  'The ends of the periods, and the moment of the answer or the end. Of what is more than a day past, only the ends of quarters of a day are kept.';
const asOf = 'The moment of the answer, up to which everything counted is in it.';

/** The sentences of the shapes and members in `contract/enrolment.ts`, in its order. */
export const enrolmentSentences = {
  EnrolmentPeriod: 'The distance of two moments in seconds; 0 chooses one.',
  EntityCountList: 'The unique entities up to each of `timestamps`.',
  EntityShareList: 'A share, from 0 to 1, for each of `timestamps`.',
  TreatmentEnrolment: 'The entities of a treatment over time.',
  'TreatmentEnrolment.entities': 'The unique entities that were assigned the treatment, up to each of `timestamps`.',
  'TreatmentEnrolment.shares': 'Their share of the entities of all treatments, up to each of `timestamps`.',
  'TreatmentEnrolment.expectedShare': 'The share of those who take part that the treatment should have, from 0 to 1.',
  GroupEnrolment: 'The entities of a group over time.',
  'GroupEnrolment.entities': 'The unique entities that were assigned the group, up to each of `timestamps`.',
  'GroupEnrolment.expectedShares':
    'The share that the step in force before each of `timestamps` gives the group; absent where segments have weights of their own, or groups serve several features.',
  EnrolmentTimeList: 'Moments, ascending, from the first at which an entity had arrived.',
  TreatmentEnrolmentList: 'The treatments of the experiment.',
  GroupEnrolmentList: 'The groups of the launch.',
  'GetExperimentEnrolmentsResponse.timestamps': timestamps,
  'GetExperimentEnrolmentsResponse.asOf': asOf,
  'GetExperimentEnrolmentsResponse.treatments': 'The entities of each treatment.',
  'GetLaunchEnrolmentsResponse.timestamps': timestamps,
  'GetLaunchEnrolmentsResponse.asOf': asOf,
  'GetLaunchEnrolmentsResponse.groups': 'The entities of each group.',
};
