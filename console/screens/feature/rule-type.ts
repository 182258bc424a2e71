/** What runs, by the type of a rule of a feature: `aws.evidently.splits` or `aws.evidently.onlineab`. */
export const ruleTypeOf = (type: string): 'launch' | 'experiment' =>
  /onlineab|experiment/i.test(type) ? 'experiment' : 'launch';
