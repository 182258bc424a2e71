/** The sentences of the shapes and members in `contract/history.ts`, in its order. */
export const historySentences = {
  HistoryRecord: 'One change of one resource.',
  'HistoryRecord.id': 'The stable id of the change.',
  'HistoryRecord.time': 'When the change was made.',
  'HistoryRecord.operation': 'The operation that made the change.',
  'HistoryRecord.actor':
    'The ARN of who made the change, or `cognito:` and the id of a person of the console; absent when it was the service.',
  'HistoryRecord.actorName': 'The name of the person of the console, as it was then, where it was known.',
  'HistoryRecord.resource': 'The ARN of the resource that was changed.',
  'HistoryRecord.resourceType': 'The type of the resource.',
  'HistoryRecord.before': 'The resource before the change, absent when it was created.',
  'HistoryRecord.after': 'The resource after the change, absent when it was deleted.',
  HistoryResource: 'Only changes of this resource: its ARN, or its type and name such as `feature/search`.',
  'ListAccountHistoryRequest.resource':
    'Only changes of this segment or project: its ARN, or its type and name such as `segment/visitors`.',
  from: 'Only changes at this time or later.',
  to: 'Only changes before this time.',
  HistoryRecordId: 'The id of the change, as ListHistory has it.',
  'RevertChangeRequest.time': 'The time of the change, as ListHistory has it.',
  'RevertChangeRequest.dryRun': 'Whether only to say what would change.',
  'RevertChangeResponse.resource': 'The ARN of the resource.',
  'RevertChangeResponse.resourceType': 'The type of the resource.',
  'RevertChangeResponse.operation': 'The operation that is taken back.',
  'RevertChangeResponse.before': 'The members that change, as they are before the revert.',
  'RevertChangeResponse.after': 'The same members as they are after it.',
  HistoryRecordList: 'The changes of this page, the newest first.',
};
