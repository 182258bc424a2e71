/**
 * The operation that returns the rules of a project, for those who evaluate by themselves.
 */
import { arnOf } from '../../domain/arn.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import { hasTag } from './entity-tag.ts';
import { missing } from './errors.ts';
import type { Handler } from './handler.ts';
import { projectNameIn } from './require.ts';

/** The version of the form. Clients keep what they have when they meet another. */
const FORMAT = 1;

/**
 * The tag of a version. Versions of one name never come again, even if a project is deleted and made anew, so a poll that
 * finds nothing new reads nothing but the version.
 */
const tagOf = (version: number): string => `"${version}.${FORMAT}"`;

export const getProjectSnapshot: Handler<'GetProjectSnapshot', EvaluationStore> = async (input, context) => {
  const name = projectNameIn(context, input.project);
  const { deployment, ifNoneMatch, now } = context;
  const { projectRules } = context.store;
  if (ifNoneMatch !== undefined && input.nextToken === undefined) {
    const version = await projectRules.version(name, { consistent: false });
    const etag = tagOf(version);
    // Data of the first versions has no item with the version, and neither has a project that is not there.
    if (hasTag(ifNoneMatch, etag) && (version > 0 || (await projectRules.project(name))))
      return { etag, notModified: true };
  }
  // The version comes first: the rules behind it may be newer than it says, never older.
  const version = await projectRules.version(name, { consistent: true });
  const [project, { features, last }] = await Promise.all([
    projectRules.project(name),
    projectRules.page(name, input.nextToken),
  ]);
  if (!project) throw missing(deployment, { type: 'project', name });
  const { partition, region, account, formerArns = [] } = deployment;
  return {
    etag: tagOf(version),
    format: FORMAT,
    project: name,
    projectArn: arnOf(deployment, { type: 'project', name }),
    projectId: project.id,
    version,
    now,
    delivers: project.dataDelivery !== undefined,
    deployment: { partition, region, account },
    formerArns: [...formerArns],
    features,
    nextToken: last,
  };
};
