/** The sentences of the shapes and members in `contract/duration.ts`, in its order. */
export const durationSentences = {
  ExperimentBaseline: 'A metric that a running or ended experiment of the project has measured.',
  'ExperimentBaseline.metricName': 'The name of one of its metrics.',
  'ExperimentBaseline.treatmentName': 'The treatment whose numbers are taken, its control when omitted.',
  LaunchBaseline: 'A metric that a running or ended launch of the project has measured.',
  'LaunchBaseline.metricName': 'The name of one of its metrics.',
  'LaunchBaseline.groupName':
    'The group whose numbers are taken; when omitted, the first that serves the default variation of its feature, else the first.',
  GivenBaseline: 'Numbers that were measured elsewhere.',
  'GivenBaseline.mean': 'The mean before the change.',
  'GivenBaseline.standardDeviation':
    'The standard deviation between entities. Needed except for the aggregation `SHARE`, whose mean says it.',
  'GivenBaseline.shareCounting':
    'The share of the entities that take part that count, above 0 and up to 1: of a mean per event, those with an event. 1 when omitted.',
  'GivenBaseline.windowHours':
    'The hours after its first evaluation in which the events of an entity will count, if the metric will have such a window. Entities count when theirs is over.',
  EntitiesByDayList:
    'The unique entities that have arrived by the end of the first day, the second, and so on. One number is the same of every day.',
  ArmWeightList: 'The shares of all treatments, the control first.',
  PlannedDuration: 'When an effect is found with the power asked for.',
  'PlannedDuration.entities': 'The unique entities of all treatments together.',
  'PlannedDuration.days': 'The days until they have arrived.',
  PlannedDay: 'The smallest effects that are found by the end of a day.',
  'PlannedDay.day': 'The day, counted from the start.',
  'PlannedDay.entities': 'The unique entities that take part by then.',
  'PlannedDay.anytimeEffect':
    'The smallest difference that looks at any time have found by then; absent where too few entities have come.',
  'PlannedDay.plannedEndEffect':
    'The smallest difference that an end planned for that day finds; absent where too few entities have come.',
  DurationBaseline: 'Where the numbers before the change come from: exactly one of them.',
  'DurationBaseline.experiment': 'A metric of an experiment of the project.',
  'DurationBaseline.launch': 'A metric of a launch of the project.',
  'DurationBaseline.given': 'Numbers that were measured elsewhere.',
  GoalCount: 'A number of goals.',
  'EstimateDurationRequest.baseline': 'The metric before the change.',
  'EstimateDurationRequest.aggregation':
    'What is compared; when omitted what the measured metric compares, or the mean of values per event.',
  'EstimateDurationRequest.effect':
    'The smallest difference of the mean that matters, positive or negative. Either this or `relativeEffect`.',
  'EstimateDurationRequest.relativeEffect':
    'The smallest difference that matters as a share of the mean: 0.05 is 5 % more. Either this or `effect`.',
  'EstimateDurationRequest.weights': 'The shares of all treatments, the control first; two halves when omitted.',
  'EstimateDurationRequest.samplingRate':
    'How many of the arriving entities are taken, in thousandths of a percent, everyone when omitted.',
  'EstimateDurationRequest.goals': 'How many metric goals the experiment will have, 1 when omitted.',
  'EstimateDurationRequest.entitiesByDay':
    'The unique entities that have arrived by the end of the first day, the second, and so on; one number is the same of every day. Needed with given numbers; replaces what was measured otherwise.',
  'EstimateDurationResponse.sentence': 'The plan in words.',
  'EstimateDurationResponse.anytime':
    'When looks at any time have found the effect; absent where that takes more than 30 days.',
  'EstimateDurationResponse.plannedEnd':
    'The end to plan, at which the final p-value finds the effect; absent where that takes more than 30 days.',
  'EstimateDurationResponse.days': 'What is found by the end of a day.',
  'EstimateDurationResponse.mean': 'The mean that was taken.',
  'EstimateDurationResponse.standardDeviation':
    "The standard deviation that was taken: of an entity's part in the mean, clustered by entity.",
  'EstimateDurationResponse.shareCounting': 'The share of the entities that take part that count.',
  'EstimateDurationResponse.effect': 'The difference that is planned for.',
  'EstimateDurationResponse.relativeEffect': 'The same as a share of the mean; absent where the mean is 0.',
  'EstimateDurationResponse.alpha': 'The level of each comparison: 0.05 divided by the goals and the treatments.',
  'EstimateDurationResponse.power': 'The probability with which the effect is to be found.',
  'EstimateDurationResponse.entitiesByDay':
    'All entities that arrive, by the end of each day that was measured. Of a launch they follow from the shares of its steps; of an experiment from its present sampling rate, so that they are too few if it was raised while it ran, and too many if it was lowered: then give them yourself.',
  PlannedDayList: 'Days from the first to the thirtieth.',
};
