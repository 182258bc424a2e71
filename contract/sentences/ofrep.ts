/** The sentences of the shapes and members in `contract/ofrep.ts`, in its order. */
export const ofrepSentences = {
  FlagContext: 'The attributes of the entity. `targetingKey` is its id; the others are the evaluation context.',
  FlagReason: 'Why the flag has this value.',
  FlagErrorCode: 'Why a flag was not evaluated.',
  FlagValue: 'The value: a boolean, a string or a number. A `doubleValue` always has a point or an exponent.',
  FlagMetadata: "What else is known of the evaluation: Evidently's reason, and the launch or the experiment.",
  'FlagMetadata.Key': 'The name of an entry.',
  'FlagMetadata.Value': 'The text of an entry.',
  EvaluatedFlag: 'A feature that was evaluated, or the error that it met.',
  'EvaluatedFlag.key': 'The name of the feature.',
  'EvaluatedFlag.variant': 'The name of the variation.',
  'EvaluatedFlag.errorDetails': 'The error in words.',
  'EvaluateFlagRequest.key': 'The name of the feature.',
  'EvaluateFlagResponse.key': 'The name of the feature.',
  'EvaluateFlagResponse.variant': 'The name of the variation.',
  EvaluatedFlagList: 'All features of the project, sorted by name.',
};
