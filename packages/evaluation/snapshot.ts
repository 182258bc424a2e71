/** The rules of a project, kept fresh by whoever evaluates outside the service. */

export { endedTimeIn } from './snapshot/ended-time.ts';
export {
  AnswerError,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceRequest,
} from './snapshot/fetch-snapshot.ts';
export { projectPath } from './snapshot/project-path.ts';
export type { Snapshot, SnapshotDocument } from './snapshot/snapshot.ts';
export { SnapshotClient } from './snapshot/snapshot-client.ts';
export {
  NoSnapshotError,
  type SnapshotEvent,
  type SnapshotOptions,
  type Started,
} from './snapshot/snapshot-options.ts';
