/**
 * The caller of a request: the owner of its access key.
 */
export interface Caller {
  readonly accessKey: string;
  readonly userArn: string;
}

export const callerOf = (accessKey: string, account: string): Caller => ({
  accessKey,
  userArn: `arn:aws:iam::${account}:user/${accessKey}`,
});
