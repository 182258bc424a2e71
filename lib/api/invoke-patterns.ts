/**
 * What each grant allows, as the `METHOD/path` of `execute-api` ARNs: few and short, since IAM bounds the size of policies.
 * A test holds them to the operations that a grant is for, with every word of a route as the name of everything.
 */
export interface Patterns {
  readonly allow: readonly string[];
  /** What `allow` covers only because `*` passes slashes: a launch or an experiment that is called like a route. */
  readonly deny?: readonly string[];
}

interface Grants {
  readonly allProjects: Patterns;
  /** Of one project, whose spelling stands in the place of `PROJECT`; nothing in them covers what they are not for. */
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
    oneProject: ['POST/events/projects/PROJECT'],
  },
  read: {
    allProjects: {
      allow: [
        'GET/*',
        'POST/projects/*/experiments/*/results',
        'POST/projects/*/explanations/*',
        'POST/test-segment-pattern',
      ],
      deny: [below('explanations')],
    },
    oneProject: [
      'GET/projects/PROJECT',
      'GET/projects/PROJECT/*',
      'POST/projects/PROJECT/experiments/*/results',
      'POST/projects/PROJECT/explanations/*',
    ],
  },
  manage: {
    // Covers the evaluation of features called features, launches or experiments, which whoever manages could change.
    allProjects: {
      allow: [
        'DELETE/*',
        'GET/*',
        'PATCH/*',
        'POST/projects',
        'POST/projects/*/experiments',
        'POST/projects/*/experiments/*',
        'POST/projects/*/explanations/*',
        'POST/projects/*/features',
        'POST/projects/*/launches',
        'POST/projects/*/launches/*',
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
      'POST/projects/PROJECT/experiments*',
      'POST/projects/PROJECT/explanations/*',
      'POST/projects/PROJECT/features',
      'POST/projects/PROJECT/launches*',
    ],
  },
} as const satisfies Record<string, Grants>;

export type GrantName = keyof typeof invokePatterns;
