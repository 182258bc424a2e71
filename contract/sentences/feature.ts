/** The sentences of the shapes and members in `contract/feature.ts`, in its order. */
export const featureSentences = {
  VariationConfig: 'A name and the value that is to be served under it.',
  VariationConfigsList: 'Variations, up to five, all of one type.',
  Variation: 'A name and the value that is served under it.',
  EvaluationRule: 'A running launch or experiment of the feature.',
  RuleName: 'The name of the launch or experiment.',
  RuleType: 'Whether the rule is a launch or an experiment.',
  EvaluationRulesList: 'The running launch and experiment of the feature.',
  EntityOverrideMap: 'Entities that are always served the variation named here, whatever launches and experiments say.',
  FeatureStatus: 'Whether the feature can be used.',
  FeatureEvaluationStrategy: 'Whether launches and experiments decide, or everyone is served the default variation.',
  Feature: 'A feature of an application, with the variations that can be served.',
  VariationValueType: 'The type of the values of all variations.',
  VariationsList: 'The variations of the feature, in the order in which they were given.',
  FeatureSummary: 'A feature without its variations.',
  FeatureState:
    'NEW: made in the last 7 days and not evaluated yet. INACTIVE: not evaluated for 7 days, as far as that is counted. ' +
    'ACTIVE: something runs on it, or it was changed in the last 7 days. LAUNCHED: everybody has been served the same for 7 ' +
    'days. OFF: its strategy is DEFAULT_VARIATION.',
  'FeatureSummary.lastEvaluated': 'When the feature was last evaluated, as ListFeatureUsage has it.',
  FeatureSummariesList: 'The features of this page.',
  VariationShareChange: 'The share of entities that a variation is served to, before and after.',
  'VariationShareChange.before': 'The share before, from 0 to 1.',
  'VariationShareChange.after': 'The share after, from 0 to 1.',
  AudienceChange: 'What changes for entities without an override, by the segments that they are in.',
  'AudienceChange.segments':
    'Segments of the launch and the experiment that the entities are in, and in no other; empty for those in none.',
  'AudienceChange.variations': 'The shares of all variations.',
  ShipChanges: 'What a shipping changes for whom.',
  'ShipChanges.sentences': 'The changes in words.',
  'ShipChanges.audiences': 'The changes for entities without an override.',
  'ShipChanges.overrides': 'How many entities keep another variation by their override, by variation.',
  OverrideCountMap: 'Numbers of overrides by variation.',
  'OverrideCountMap.Key': 'The variation of the overrides.',
  'OverrideCountMap.Value': 'How many overrides there are.',
  VariationShareChangeList: 'The variations of the feature.',
  SegmentNameList: 'Names of segments.',
  SentenceList: 'Sentences for people.',
  AudienceChangeList: 'Entities by the segments that they are in.',
  StoppedList: 'The ARNs of what was stopped.',
  'ShipVariationRequest.variation': 'The variation to ship.',
  'ShipVariationRequest.dryRun': 'Whether only to say what would change.',
  'ShipVariationRequest.reason':
    'Why, for the `statusReason` of what is stopped; a sentence with the variation when omitted.',
  'ShipVariationResponse.feature':
    'The feature after the change; with a dry run as it would be, but for its version, which is the present one.',
  'ShipVariationResponse.stopped': 'The ARNs of the launch and the experiment that are stopped.',
  'ShipVariationResponse.changes': 'What changes for whom.',
  VariationNameList: 'The names of variations to remove.',

  defaultVariation: 'The variation that is served when nothing else decides, the first when omitted.',
};
