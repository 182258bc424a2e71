/**
 * Users of IAM, whose signatures and policies the emulator holds them to.
 */
import { query } from './aws.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Makes a user who may invoke these ARNs of `execute-api` and nothing else. */
export const newUser = async (endpoint: string, UserName: string, arns: readonly string[]): Promise<Credentials> => {
  const call = (Action: string, more: Record<string, string> = {}) =>
    query(endpoint, 'iam', { Action, Version: '2010-05-08', UserName, ...more });
  const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: arns };
  await call('CreateUser');
  await call('PutUserPolicy', {
    PolicyName: 'invoke',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  });
  const answer = await call('CreateAccessKey');
  const text = (tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(answer)?.[1] ?? '';
  return { accessKeyId: text('AccessKeyId'), secretAccessKey: text('SecretAccessKey') };
};
