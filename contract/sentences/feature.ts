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
  FeatureSummariesList: 'The features of this page.',
  VariationNameList: 'The names of variations to remove.',

  defaultVariation: 'The variation that is served when nothing else decides, the first when omitted.',
};
