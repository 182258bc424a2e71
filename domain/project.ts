/**
 * A project: the owner of features, launches and experiments.
 */
export interface Project {
  /** Creation id: part of the keys of the project's history, so that a name used again starts at nothing. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly dataDelivery?: DataDelivery;
  readonly appConfigResource?: AppConfigResource;
  readonly tags: Readonly<Record<string, string>>;
}

/** Where a project's evaluation events go; one of the two. */
export interface DataDelivery {
  readonly s3Destination?: { readonly bucket?: string | undefined; readonly prefix?: string | undefined } | undefined;
  readonly cloudWatchLogs?: { readonly logGroup?: string | undefined } | undefined;
}

/** The destinations that the deployment's roles may write to. */
export interface Destinations {
  readonly logGroups: readonly string[];
  readonly buckets: readonly string[];
  /** The accounts of buckets that are not of the deployment's own. */
  readonly bucketOwners?: Readonly<Record<string, string>>;
}

export interface AppConfigResource {
  readonly applicationId: string;
  readonly environmentId: string;
  readonly configurationProfileId: string;
}

export interface ProjectCounts {
  readonly featureCount: number;
  readonly launchCount: number;
  readonly activeLaunchCount: number;
  readonly experimentCount: number;
  readonly activeExperimentCount: number;
}

export const noProjectCounts: ProjectCounts = {
  featureCount: 0,
  launchCount: 0,
  activeLaunchCount: 0,
  experimentCount: 0,
  activeExperimentCount: 0,
};
