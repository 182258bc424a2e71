/**
 * The patterns of each grant, as the `METHOD/path` of `execute-api` ARNs. They are few and short, since IAM bounds the
 * size of policies. A test compares them with the operations of the grant, with every word of a route as the name of a
 * resource.
 */
export interface Patterns {
  readonly allow: readonly string[];
  /** Paths that `allow` covers only because `*` matches slashes: of a launch or an experiment called like a route. */
  readonly deny?: readonly string[];
}

interface Grants {
  readonly allProjects: Patterns;
  /** Patterns for one project, whose spelling replaces `PROJECT`. They cover no other operation. */
  readonly oneProject: readonly string[];
}

const below = (noun: string): string => `POST/projects/*/*/${noun}/*`;

export const invokePatterns = {
  evaluate: {
    allProjects: {
      allow: ['POST/projects/*/evaluations', 'POST/projects/*/evaluations/*'],
      deny: [below('evaluations'), 'POST/projects/*/explanations/evaluations'],
    },
    oneProject: ['POST/projects/PROJECT/evaluations', 'POST/projects/PROJECT/evaluations/*'],
  },
  putEvents: {
    allProjects: { allow: ['POST/events/projects/*'] },
    oneProject: ['POST/events/projects/PROJECT', 'POST/events/projects/PROJECT/usage'],
  },
  /** What a provider or an agent asks, which evaluates by itself. */
  evaluateElsewhere: {
    allProjects: {
      allow: ['GET/projects/*/snapshot', 'POST/events/projects/*'],
      deny: ['GET/projects/*/*/snapshot'],
    },
    oneProject: ['GET/projects/PROJECT/snapshot', 'POST/events/projects/PROJECT', 'POST/events/projects/PROJECT/usage'],
  },
  read: {
    allProjects: {
      allow: [
        'GET/*',
        'POST/projects/*/durations',
        'POST/projects/*/entities',
        'POST/projects/*/experiments/*/results',
        'POST/projects/*/explanations/*',
        'POST/projects/*/metric-tests',
        'POST/projects/*/features/*/traffic',
        'POST/test-segment-pattern',
      ],
      deny: [
        below('explanations'),
        ...['durations', 'entities', 'metric-tests'].flatMap((noun) => [
          `POST/projects/*/evaluations/${noun}`,
          `POST/projects/*/flags/${noun}`,
        ]),
      ],
    },
    oneProject: [
      'GET/projects/PROJECT',
      'GET/projects/PROJECT/*',
      'POST/projects/PROJECT/durations',
      'POST/projects/PROJECT/entities',
      'POST/projects/PROJECT/experiments/*/results',
      'POST/projects/PROJECT/explanations/*',
      'POST/projects/PROJECT/metric-tests',
      'POST/projects/PROJECT/features/*/traffic',
    ],
  },
  /** Reads, and starts, stops and changes what runs: launches, experiments and features. Deletes nothing. */
  operate: {
    // Also covers, as `manage` does, evaluations of a feature that is called like a noun here.
    allProjects: {
      allow: [
        'GET/*',
        'PATCH/projects/*/experiments/*',
        'PATCH/projects/*/features/*',
        'PATCH/projects/*/launches/*',
        'POST/projects/*/durations',
        'POST/projects/*/entities',
        'POST/projects/*/experiments',
        'POST/projects/*/experiments/*',
        'POST/projects/*/explanations/*',
        'POST/projects/*/features/*/ship',
        'POST/projects/*/history/*/revert',
        'POST/projects/*/features/*/traffic',
        'POST/projects/*/launches',
        'POST/projects/*/launches/*',
        'POST/projects/*/metric-tests',
        'POST/projects/*/taps',
        'POST/test-segment-pattern',
      ],
    },
    oneProject: [
      'GET/projects/PROJECT',
      'GET/projects/PROJECT/*',
      'PATCH/projects/PROJECT/experiments/*',
      'PATCH/projects/PROJECT/features/*',
      'PATCH/projects/PROJECT/launches/*',
      'POST/projects/PROJECT/durations',
      'POST/projects/PROJECT/entities',
      'POST/projects/PROJECT/experiments*',
      'POST/projects/PROJECT/explanations/*',
      'POST/projects/PROJECT/features/*',
      'POST/projects/PROJECT/history/*/revert',
      'POST/projects/PROJECT/launches*',
      'POST/projects/PROJECT/metric-tests',
      'POST/projects/PROJECT/taps',
    ],
  },
  manage: {
    // Also covers evaluations of a feature that is called durations, metric-tests, features, launches or experiments; its manager may
    // change it anyway.
    allProjects: {
      allow: [
        'DELETE/*',
        'GET/*',
        'PATCH/*',
        'POST/projects',
        'POST/projects/*/durations',
        'POST/projects/*/entities',
        'POST/projects/*/experiments',
        'POST/projects/*/experiments/*',
        'POST/projects/*/explanations/*',
        'POST/projects/*/features',
        'POST/projects/*/features/*/ship',
        'POST/projects/*/features/*/traffic',
        'POST/projects/*/history/*/revert',
        'POST/projects/*/keys',
        'POST/projects/*/launches',
        'POST/projects/*/launches/*',
        'POST/projects/*/metric-tests',
        'POST/projects/*/taps',
        'POST/segments',
        'POST/tags/*',
        'POST/test-segment-pattern',
      ],
    },
    oneProject: [
      'DELETE/projects/PROJECT',
      'DELETE/projects/PROJECT/*',
      'GET/projects/PROJECT',
      'GET/projects/PROJECT/*',
      'PATCH/projects/PROJECT',
      'PATCH/projects/PROJECT/*',
      'POST/projects/PROJECT/durations',
      'POST/projects/PROJECT/entities',
      'POST/projects/PROJECT/experiments*',
      'POST/projects/PROJECT/explanations/*',
      'POST/projects/PROJECT/features*',
      'POST/projects/PROJECT/history/*',
      'POST/projects/PROJECT/keys',
      'POST/projects/PROJECT/launches*',
      'POST/projects/PROJECT/metric-tests',
      'POST/projects/PROJECT/taps',
    ],
  },
} as const satisfies Record<string, Grants>;

export type GrantName = keyof typeof invokePatterns;
