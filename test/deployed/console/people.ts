/**
 * People of the console's user pool at the emulator, and what it takes there to let them in.
 */
import assert from 'node:assert/strict';
import { json, query, rest } from '../aws.ts';
import type { Pages } from './pages.ts';

export const person = { Username: 'ann@example.com', Password: 'Ann-has-1-long-password' } as const;

const cognito = async (endpoint: string, operation: string, asked: object) => {
  const answer = await json(endpoint, 'cognito-idp', `AWSCognitoIdentityProviderService.${operation}`, asked);
  assert.equal(answer.__type, undefined, `${operation}: ${JSON.stringify(answer)}`);
  return answer;
};

const poolOf = async (endpoint: string): Promise<string> => {
  const { UserPools } = await cognito(endpoint, 'ListUserPools', { MaxResults: 60 });
  const [pool] = UserPools as { readonly Id: string }[];
  assert.ok(pool);
  return pool.Id;
};

/** Makes the person as an administrator does, in a group. */
export const addPerson = async (endpoint: string, GroupName: string): Promise<void> => {
  const UserPoolId = await poolOf(endpoint);
  const { Username, Password } = person;
  const UserAttributes = [
    { Name: 'email', Value: Username },
    { Name: 'name', Value: 'Ann Lee' },
  ];
  // The emulator's own temporary passwords are shorter than the pool wants them.
  const TemporaryPassword = Password;
  await cognito(endpoint, 'AdminCreateUser', { UserPoolId, Username, UserAttributes, TemporaryPassword });
  await cognito(endpoint, 'AdminSetUserPassword', { UserPoolId, Username, Password, Permanent: true });
  await joinGroup(endpoint, GroupName);
};

/** Moves the person into a group out of all others. */
export const joinGroup = async (endpoint: string, GroupName: string): Promise<void> => {
  const UserPoolId = await poolOf(endpoint);
  const { Username } = person;
  const { Groups } = await cognito(endpoint, 'AdminListGroupsForUser', { UserPoolId, Username });
  for (const one of Groups as { readonly GroupName: string }[])
    await cognito(endpoint, 'AdminRemoveUserFromGroup', { UserPoolId, Username, GroupName: one.GroupName });
  await cognito(endpoint, 'AdminAddUserToGroup', { UserPoolId, Username, GroupName });
};

/** The emulator maps no groups to roles, so the role of everybody is set. */
export const giveRole = async (endpoint: string, role: string): Promise<void> => {
  const identity = (operation: string, asked: object) =>
    json(endpoint, 'cognito-identity', `AWSCognitoIdentityService.${operation}`, asked);
  const { IdentityPools } = await identity('ListIdentityPools', { MaxResults: 60 });
  const [pool] = IdentityPools as { readonly IdentityPoolId: string }[];
  const roles = await query(endpoint, 'iam', { Action: 'ListRoles', Version: '2010-05-08', MaxItems: '1000' });
  const [arn] = new RegExp(`arn:aws:iam::\\d+:role/[\\w-]*ConsoleAccess${role}[\\w-]*`).exec(roles) ?? [];
  assert.ok(pool && arn, `no role ${role}`);
  await identity('SetIdentityPoolRoles', { IdentityPoolId: pool.IdentityPoolId, Roles: { authenticated: arn } });
};

/** Lets the pool lead people back to the emulator's address of the pages, which is not that of CloudFront. */
export const allowAddress = async ({ endpoint, origin }: Pages): Promise<void> => {
  const UserPoolId = await poolOf(endpoint);
  const { UserPoolClients } = await cognito(endpoint, 'ListUserPoolClients', { UserPoolId, MaxResults: 60 });
  const [client] = UserPoolClients as { readonly ClientId: string }[];
  const { UserPoolClient } = await cognito(endpoint, 'DescribeUserPoolClient', { UserPoolId, ...client });
  const urls = [`${origin}/console/`];
  await cognito(endpoint, 'UpdateUserPoolClient', {
    ...(UserPoolClient as object),
    CallbackURLs: urls,
    LogoutURLs: urls,
  });
};

/** Points the pages at the emulator's address of the API. */
export const pointAt = async ({ endpoint, bucket }: Pages, api: string): Promise<void> => {
  const path = `/${bucket}/console/config.json`;
  const config = JSON.parse(await rest(endpoint, 's3', path)) as object;
  await rest(endpoint, 's3', path, { ...config, api });
};
