/** The sentences of the shapes and members in `contract/variable-value.ts`, in its order. */
export const variableValueSentences = {
  VariableValue: 'The value of a variation, of one of four types.',
  'VariableValue.boolValue': 'A truth value.',
  'VariableValue.stringValue': 'A text.',
  'VariableValue.longValue': 'A whole number that JSON can hold exactly.',
  'VariableValue.doubleValue': 'A number.',
};
