/** The sentences of the shapes and members in `contract/snapshot.ts`, in its order. */
export const snapshotSentences = {
  SnapshotDeployment: 'The place of the deployment, as its ARNs have it.',
  'SnapshotDeployment.partition': 'The partition, such as `aws`.',
  'SnapshotDeployment.region': 'The region.',
  'SnapshotDeployment.account': 'The account.',
  'GetProjectSnapshotRequest.nextToken':
    'The token of the page before: the name of its last feature. The page goes on behind it.',
  'GetProjectSnapshotResponse.format': 'The version of this form of a snapshot: 1.',
  'GetProjectSnapshotResponse.project': 'The name of the project.',
  'GetProjectSnapshotResponse.projectId':
    'The creation id of the project. A later project of the same name has another.',
  'GetProjectSnapshotResponse.version':
    'The version of the rules. Pages with different versions do not belong together: begin again.',
  'GetProjectSnapshotResponse.now': 'The time of the service.',
  'GetProjectSnapshotResponse.delivers': 'Whether evaluation events of the project are delivered somewhere.',
  'GetProjectSnapshotResponse.formerArns':
    'Accounts and regions whose ARNs name the project too, such as `123456789012/eu-west-1`.',
  FormerArnsList: 'Accounts with regions.',
  SnapshotFeatures: 'The rules of each feature by its name, as the package `@selfevident/evaluation` compiles them.',
  'GetProjectSnapshotResponse.nextToken': 'Asks for the next page; absent on the last.',
};
