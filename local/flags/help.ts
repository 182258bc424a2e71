/**
 * The help of the commands for flags.
 */

export type FlagsCommand = 'export' | 'diff' | 'apply' | 'promote' | 'stale' | 'refs';

const place = `  --project NAME   PROJECT
  --url ADDRESS    of the service or the deployment (default: the profile's, AWS_ENDPOINT_URL_EVIDENTLY, or
                   http://127.0.0.1:2773)
  --profile NAME   of AWS's configuration: its endpoint_url, region and credentials
  --region NAME    to sign for (default: the one in the address or the profile, or AWS_REGION)`;
const end = `  -h, --help

Requests are signed with the credentials of the profile or the environment. A service on this machine needs none.
`;
const placeFor = (project: string): string => place.replace('PROJECT', project);
const json = '  --json           print JSON instead of text';
const change = `  --prune          delete features, launches and experiments that the file lacks; segments stay
  --start          start the launches and experiments that run in the file and have not run here
  --stop           stop those that run here and are drafts in the file, or, with --prune, are not in it`;
const codes = `It ends with 0 when nothing changes or all is done, with 2 when something would change, with 1 on an error.`;
const more = 'docs/flags-as-a-file.md says more.';

export const FLAGS_HELP: Readonly<Record<FlagsCommand, string>> = {
  export: `Usage: selfevident export --project NAME [options] > FILE
       selfevident export FOLDER [--project NAME] > FILE

Prints a project as YAML: its features, the launches and experiments that have not ended, and the segments they use.
With a FOLDER, it reads the JSON that the AWS CLI printed for Get and List calls there, and asks no service.

${placeFor('to export')}
${json}
${end}${more}
`,
  diff: `Usage: selfevident diff FILE [options]

Prints how a project differs from a file, and changes nothing. FILE is YAML or JSON, - for standard input, or a folder of
what the AWS CLI printed.

${placeFor("to compare with (default: the file's)")}
${change}
${json}
${end}${codes} ${more}
`,
  apply: `Usage: selfevident apply FILE [options]

Prints what brings a project to the state of a file, then does it. It can be run again at any time. FILE is YAML or JSON,
- for standard input, or a folder of what the AWS CLI printed.

  --dry-run        print the plan alone
${placeFor("to change (default: the file's); it is created when it does not exist")}
${change}
${json}
${end}${codes} ${more}
`,
  promote: `Usage: selfevident promote --from PLACE --to PLACE [options]

Brings what one project has to another, or the same project to another service: an export and an apply in one. What is set
of the project itself (description, tags, delivery) stays. A PLACE is
  staging                   a project
  https://ADDRESS           a service
  @NAME                     a profile of AWS's configuration
  staging@https://ADDRESS   a project of a service; staging@NAME one of a profile

  --from PLACE     to read
  --to PLACE       to change
  --project NAME   for places that name none
  --dry-run        print the plan alone
${change.replaceAll('the file', '--from')}
  --region NAME    to sign for (default: the one in the address or the profile, or AWS_REGION)
${json}
${end}${codes} ${more}
`,
  stale: `Usage: selfevident stale --project NAME [options]

Lists features that serve everybody the same: nothing runs on them, and nothing has changed for some days. It says
which of them nobody has asked for, as far as the service counts that.

  --days NUMBER    for how long nothing has changed (default 30)
${placeFor('to look at')}
${json}
${end}It ends with 0 when there are none, with 2 when there are some, with 1 on an error. ${more}
`,
  refs: `Usage: selfevident refs FOLDER --project NAME [options]
       selfevident refs FOLDER --file FILE

Lists names of features that code in a folder asks for and that do not exist, with their lines, and features that no file
in the folder names. In a checkout of git it reads what git does not ignore.

  --file FILE      a file of flags to compare with, instead of a service
${placeFor('to compare with')}
${json}
${end}It ends with 0 when all fits, with 2 when something does not, with 1 on an error. ${more}
`,
};
