/**
 * The console for people who sign in: a private bucket behind CloudFront, a user pool, and a role for each group.
 */
import { CfnOutput } from 'aws-cdk-lib';
import type { Grant, Role } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ConsoleProps, ConsoleRole } from '../props.ts';
import { ConsoleAccess } from './console-access.ts';
import { ConsolePages } from './console-pages.ts';
import { ConsolePeople } from './console-people.ts';
import { uploadConsole } from './upload-console.ts';

interface Props extends ConsoleProps {
  /** The address of the API. */
  readonly api: string;
  readonly ephemeral: boolean;
  /** The functions that write the names of people into history. */
  readonly names: readonly LambdaFunction[];
  readonly grant: Readonly<Record<ConsoleRole, (role: Role) => Grant>>;
}

export class Console extends Construct {
  /** The address for people. */
  readonly url: string;
  readonly people: ConsolePeople;
  readonly access: ConsoleAccess;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.people = new ConsolePeople(this, 'People', props);
    const pages = new ConsolePages(this, 'Pages', {
      connect: [props.api, this.people.signIn, this.people.identity],
      plain: props.addresses?.signIn.startsWith('http:') ?? false,
    });
    this.url = `https://${pages.distribution.distributionDomainName}/console/`;
    const client = this.people.addClient(this.url);
    this.access = new ConsoleAccess(this, 'Access', { ...props, client, people: this.people });
    uploadConsole(this, pages.bucket, {
      api: props.api,
      signing: 'cognito',
      local: false,
      signIn: this.people.signIn,
      identity: this.people.identity,
      client: client.userPoolClientId,
      provider: this.people.pool.userPoolProviderName,
      identityPool: this.access.identityPoolId,
    });
    for (const name of props.names) this.people.showNames(name);
    new CfnOutput(this, 'Address', { value: this.url, description: 'The console, for people.' });
  }
}
