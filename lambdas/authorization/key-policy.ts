/**
 * The answer of an authorizer to API Gateway. It is remembered for the key, whatever the key asks for next, so its
 * policy allows all that the key may ask for.
 */
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { arnOf, type Deployment, formerDeployments } from '../../domain/arn.ts';
import { hasScope, type KeyGrant } from '../../domain/key/key.ts';

/** Paths by scope, as in the ARNs of `execute-api`. A test holds them to the contract. */
const keyPaths = {
  evaluate: {
    ofProject: ['POST/projects/PROJECT/ofrep/v1/evaluate/flags', 'POST/projects/PROJECT/ofrep/v1/evaluate/flags/*'],
    atRoot: ['POST/ofrep/v1/evaluate/flags', 'POST/ofrep/v1/evaluate/flags/*'],
  },
  expose: { ofProject: ['POST/projects/PROJECT/exposures'], atRoot: [] },
  events: { ofProject: ['POST/projects/PROJECT/events'], atRoot: [] },
} as const;

/** @param methodArn the ARN of the method that is called. */
export const keyPolicy = (grant: KeyGrant, methodArn: string, deployment: Deployment): APIGatewayAuthorizerResult => {
  const [api, stage] = methodArn.split('/');
  const allowed = pathsOf(grant, deployment).map((path) => `${api}/${stage}/${path}`);
  const [Effect, Resource] =
    allowed.length > 0 ? (['Allow', allowed] as const) : (['Deny', [`${api}/${stage}/*`]] as const);
  return {
    principalId: grant.id,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: [...Resource] }],
    },
    context: { project: grant.project, key: JSON.stringify(grant) },
  };
};

const pathsOf = (grant: KeyGrant, deployment: Deployment): string[] => {
  const names = spellingsOf(grant.project, deployment);
  return (['evaluate', 'expose', 'events'] as const)
    .filter((scope) => hasScope(grant, scope))
    .flatMap((scope) => {
      const { ofProject, atRoot } = keyPaths[scope];
      return [...names.flatMap((name) => ofProject.map((path) => path.replace('PROJECT', () => name))), ...atRoot];
    });
};

/** A project by its name, and by its ARNs as clients encode them. */
const spellingsOf = (name: string, deployment: Deployment): string[] => [
  name,
  ...[deployment, ...formerDeployments(deployment)].map((place) =>
    encodeURIComponent(arnOf(place, { type: 'project', name })),
  ),
];
