import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { ResourceNotFoundException, ValidationException } from '@aws-sdk/client-evidently';
import { extensionNames } from '../../../contract/generate/extension-shapes.ts';
import { evidentlyClient } from '../../../packages/evidently-client/evidently-client.ts';
import * as extensions from '../../../packages/evidently-client/extensions.ts';
import { credentials, startService, uniqueName } from '../../support/over-http.ts';
import { useRunningService } from '../../support/use-service.ts';

const service = useRunningService(startService);

it('the example of JavaScript runs and prints what it says', async () => {
  const identity = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };
  const { stdout } = await promisify(execFile)(process.execPath, ['examples/extensions.mjs'], {
    env: {
      ...identity,
      ...process.env,
      PROJECT: uniqueName('js-extensions'),
      AWS_ENDPOINT_URL_EVIDENTLY: service.endpoint,
    },
  });
  const lines = stdout.trimEnd().split('\n');
  // In this order, with others between them.
  const wanted = [
    /^new ENTITY_OVERRIDE EVALUATION_STRATEGY LAUNCH GROUP_WEIGHTS$/,
    /^new: 100 %$/,
    /^100 % move, 100 % move$/,
    /^search$/,
    /^0$/,
    /^search 1000$/,
    /^0\.1\.0 100$/,
    /^old: 0, new: 0$/,
    /^rollout: new$/,
    /^ConflictException Launch rollout is RUNNING and not held$/,
    /^A difference of \+0\.01 .* 7$/,
    /^false 10 true$/,
    /^Everyone is served new; before, 50 % had old and 50 % had new\.$/,
    /^clicks-test$/,
    /^true ShipVariation$/,
    /^true GetEntity$/,
    /^true CreateProject$/,
    /^By mistake true$/,
    /^CreateProject true$/,
  ];
  let from = 0;
  for (const line of wanted) {
    const at = lines.findIndex((text, index) => index >= from && line.test(text));
    expect([line, at < 0 ? lines.slice(from) : 'printed']).toEqual([line, 'printed']);
    from = at + 1;
  }
}, 60_000);

describe('a command of the extensions', () => {
  const { ExplainEvaluationCommand, GetLaunchMetricsCommand } = extensions;
  const ask = async (run: (client: ReturnType<typeof evidentlyClient>) => Promise<unknown>) => {
    const client = evidentlyClient(service.endpoint, credentials);
    return run(client).finally(() => client.destroy());
  };

  it('throws the errors of the SDK', async () => {
    const missing = new GetLaunchMetricsCommand({ project: 'no', launch: 'l' });
    await expect(ask((client) => client.send(missing))).rejects.toBeInstanceOf(ResourceNotFoundException);
    const bad = new ExplainEvaluationCommand({ project: 'p', feature: 'f', entityId: '' });
    await expect(ask((client) => client.send(bad))).rejects.toBeInstanceOf(ValidationException);
  });

  it('escapes what it puts into the path, and asks for nothing without it', async () => {
    const arn = 'arn:aws:evidently:us-east-1:000000000000:project/none';
    const missing = new GetLaunchMetricsCommand({ project: arn, launch: "it's" });
    await expect(ask((client) => client.send(missing))).rejects.toThrow(/launch must match/);
    const empty = new GetLaunchMetricsCommand({ project: '', launch: 'l' });
    await expect(ask((client) => client.send(empty))).rejects.toThrow(
      'No value provided for input HTTP label: project',
    );
  });

  it('has its own name for what looks at the calls of a client', async () => {
    const names: unknown[] = [];
    await ask(async (client) => {
      client.middlewareStack.add(
        (next, { commandName }) => {
          names.push(commandName);
          return next;
        },
        { step: 'initialize' },
      );
      await client.send(new GetLaunchMetricsCommand({ project: 'no', launch: 'l' })).catch(() => {});
    });
    expect(names).toEqual(['GetLaunchMetricsCommand']);
  });
});

/** How each language calls an operation. */
const calls: readonly [file: string, call: (name: string) => RegExp][] = [
  ['examples/extensions.mjs', (name) => RegExp(`new ${name}Command\\(|paginate${name}\\(`)],
  ['examples/go/extensions.go', (name) => RegExp(`selfevident\\.${name}\\(`)],
  ['examples/java-extensions/Extensions.java', (name) => RegExp(`\\.${camelCase(name)}(Paginator)?\\(`)],
  ['examples/extensions.py', (name) => RegExp(`[."]${snakeCase(name)}["(]`)],
];
const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const snakeCase = (name: string): string => camelCase(name).replace(/[A-Z]/g, (each) => `_${each.toLowerCase()}`);

describe('each extension of the contract', () => {
  it.each(extensionNames)('%s is a command', (name) => {
    expect(extensions).toHaveProperty(`${name}Command`);
  });

  it.each(calls)('is called by %s', (file, call) => {
    const text = readFileSync(file, 'utf8');
    expect(extensionNames.filter((name) => !call(name).test(text))).toEqual([]);
  });
});
