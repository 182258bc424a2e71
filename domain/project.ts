/** A project owns features, launches and experiments. */
export interface Project {
  /** The creation id. It is part of the keys of the project's history, so that a reused name starts afresh. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly dataDelivery?: DataDelivery;
  readonly appConfigResource?: AppConfigResource;
  readonly tags: Readonly<Record<string, string>>;
}

/** The destination of a project's evaluation events: one of the two. */
export interface DataDelivery {
  readonly s3Destination?: { readonly bucket?: string | undefined; readonly prefix?: string | undefined } | undefined;
  readonly cloudWatchLogs?: { readonly logGroup?: string | undefined } | undefined;
}

/** The destinations that the deployment's roles may write to. */
export interface Destinations {
  readonly logGroups: readonly string[];
  readonly buckets: readonly string[];
  /** The accounts of buckets outside the deployment's own account. */
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
