/**
 * A project as a construct, and what the constructs of all that belongs to one have alike.
 */
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { projectOperations } from '../../contract/project.ts';
import { nameInReference } from '../../domain/template/reference.ts';
import { EvidentlyResource, type ResourceDefinition } from './evidently-resource.ts';
import type { ProviderOptions } from './provider.ts';

/** What CreateProject takes. */
export interface ProjectProps extends ProviderOptions, z.input<typeof projectOperations.CreateProject.body> {}

/** A project. */
export class Project extends EvidentlyResource {
  constructor(scope: Construct, id: string, props: ProjectProps) {
    const { service: _, provider: __, ...members } = props;
    super(scope, id, { type: 'project', members, providedBy: props });
  }

  /** Lets a grantee evaluate the features of the project. @throws Error for a project without `service`. */
  grantEvaluate(grantee: IGrantable): Grant {
    return this.grantEvaluateIn(this.resourceName, grantee);
  }
}

export interface ProjectOptions extends ProviderOptions {
  /** The project, or the name or ARN of one. A project says by which service the resource is made, too. */
  readonly project: Project | string;
}

/** Something that belongs to a project. */
export abstract class ProjectResource extends EvidentlyResource {
  readonly #project: string;

  constructor(scope: Construct, id: string, definition: ResourceDefinition & { readonly providedBy: ProjectOptions }) {
    const { project, ...own } = definition.providedBy;
    const isMade = project instanceof Project;
    super(scope, id, {
      ...definition,
      properties: { Project: isMade ? project.arn : project, ...definition.properties },
      providedBy: isMade ? { ...project.providedBy, ...own } : own,
    });
    this.#project = isMade ? project.resourceName : nameInReference(project);
  }

  /** Lets a grantee evaluate the features of the project. @throws Error when the service is not known. */
  grantEvaluate(grantee: IGrantable): Grant {
    return this.grantEvaluateIn(this.#project, grantee);
  }
}
