/** The sentences of the shapes and members in `contract/service.ts`, in its order. */
export const serviceSentences = {
  'GetServiceResponse.time': 'The time of the service. A local service may be ahead of its machine.',
  'GetServiceResponse.version': 'The version of Selfevident.',
  'GetServiceResponse.partition': 'The partition of its ARNs, such as `aws`.',
  'GetServiceResponse.region': 'The region of its ARNs.',
  'GetServiceResponse.account': 'The account of its ARNs.',
  'GetServiceResponse.quotas': 'The quotas in force.',
  QuotaMap: 'Numbers by quota, such as `features` for those of one project.',
  'QuotaMap.Key': 'The name of the quota.',
  'QuotaMap.Value': 'The most that is allowed.',
  'GetServiceResponse.extensions': 'The operations that Evidently does not have.',
  OperationNameList: 'Names of operations.',
};
