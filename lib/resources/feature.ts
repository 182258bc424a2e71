/**
 * A feature as a construct.
 */
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { featureOperations } from '../../contract/feature.ts';
import { type ProjectOptions, ProjectResource } from './project.ts';

/** What CreateFeature takes. */
export interface FeatureProps extends ProjectOptions, z.input<typeof featureOperations.CreateFeature.body> {}

/** A feature. Groups and treatments name it by its name or by `arn`. */
export class Feature extends ProjectResource {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    const { service: _, provider: __, project: ___, ...members } = props;
    super(scope, id, { type: 'feature', members, providedBy: props });
  }
}
