import { defaultQuotas } from '../../domain/quotas.ts';
import { help, optionNames, optionsOf } from '../../local/options.ts';
import { commandNames } from '../support/command-names.ts';

describe('given no options', () => {
  it('listens on the loopback address and keeps its data', () => {
    expect(optionsOf([])).toEqual({
      port: 2773,
      hosts: ['127.0.0.1'],
      dataDirectory: '.selfevident',
      region: 'us-east-1',
      account: '000000000000',
      formerArns: [],
      credentials: new Map(),
      origins: [],
      events: false,
      quotas: {},
      historyRetention: 400,
      ofrepProject: undefined,
      verbose: false,
    });
  });
});

describe('given options', () => {
  it('takes them all', () => {
    const line =
      '--port 0 --host 0.0.0.0 --host box.lan --data-dir d --region eu-west-1 --account 123456789012 --former-arn 999999999999/us-gov-west-1 --former-arn 111111111111/us-east-1 --credential A:b/c:d --credential E:f --origin https://a.test/ --origin http://b.test:81 --ofrep-project shop --events --quota features=600 --quota tags=0 --history-retention 30 --verbose';
    expect(optionsOf(line.split(' '))).toEqual({
      port: 0,
      hosts: ['0.0.0.0', 'box.lan'],
      dataDirectory: 'd',
      region: 'eu-west-1',
      account: '123456789012',
      formerArns: ['999999999999/us-gov-west-1', '111111111111/us-east-1'],
      credentials: new Map([
        ['A', 'b/c:d'],
        ['E', 'f'],
      ]),
      origins: ['https://a.test', 'http://b.test:81'],
      events: true,
      quotas: { features: 600, tags: 0 },
      historyRetention: 30,
      ofrepProject: 'shop',
      verbose: true,
    });
  });

  it('keeps nothing with --memory', () => {
    expect(optionsOf(['--memory'])).toMatchObject({ dataDirectory: undefined });
  });

  it('prints the help, which names every option', () => {
    for (const asked of ['--help', '-h']) expect(optionsOf([asked])).toBe(help);
    for (const name of optionNames) expect(help).toContain(`--${name}`);
  });

  it('names every other command', () => {
    const [usage = ''] = help.split('\n\n');
    const named = commandNames().filter((name) => new RegExp(`(selfevident|\\|) ${name}\\b`).test(usage));
    expect(named).toEqual(commandNames());
    expect(named.length).toBeGreaterThan(10);
  });

  it('prints the routes that only this service has, and the names of quotas', () => {
    for (const route of ['GET /_local/health', 'GET, POST /_local/clock', 'POST /_local/drain', 'GET /_local/events'])
      expect(help).toContain(route);
    for (const name of Object.keys(defaultQuotas)) expect(help).toContain(name);
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'; --help lists the options."],
    [['now'], "Unexpected argument 'now'; --help lists the options."],
    [['--port'], "Option '--port <value>' argument missing; --help lists the options."],
    [['--port', '70000'], "--port must be a number from 0 to 65535, not '70000'."],
    [['--port', 'http'], "--port must be a number from 0 to 65535, not 'http'."],
    [['--port', '-1'], "Option '--port' argument is ambiguous; --help lists the options."],
    [['--host', ''], "--host must be a name or an address, without a port, not ''."],
    [['--host', 'http://box'], "--host must be a name or an address, without a port, not 'http://box'."],
    [['--host', 'box:80'], "--host must be a name or an address, without a port, not 'box:80'."],
    [['--data-dir', ''], '--data-dir must be a path.'],
    [['--ofrep-project', 'a b'], "--ofrep-project must be the name of a project, not 'a b'."],
    [['--account', '1'], "--account must be twelve digits, not '1'."],
    [
      ['--former-arn', 'arn:aws:evidently:eu-west-1:123456789012:project/shop'],
      "--former-arn must be an account and a region like 123456789012/eu-west-1, not 'arn:aws:evidently:eu-west-1:123456789012:project/shop'.",
    ],
    [['--region', 'home'], "--region must be like us-east-1, not 'home'."],
    ...['0', '36501', 'never', '1.5'].map((text): [string[], string] => [
      ['--history-retention', text],
      `--history-retention must be a number of days from 1 to 36500, not '${text}'.`,
    ]),
    [['--credential', 'KEY'], '--credential must be KEY:SECRET.'],
    [['--origin', 'example.com'], "--origin must be like https://example.com, not 'example.com'."],
    [
      ['--quota', 'features'],
      "--quota must be NAME=COUNT with one of projects, segments, features, launches, runningLaunches, experiments, runningExperiments, tags, overrideBytes and a whole number, not 'features'.",
    ],
    [
      ['--quota', 'features=many'],
      "--quota must be NAME=COUNT with one of projects, segments, features, launches, runningLaunches, experiments, runningExperiments, tags, overrideBytes and a whole number, not 'features=many'.",
    ],
    [
      ['--quota', 'features=-1'],
      "--quota must be NAME=COUNT with one of projects, segments, features, launches, runningLaunches, experiments, runningExperiments, tags, overrideBytes and a whole number, not 'features=-1'.",
    ],
    [
      ['--quota', 'colours=1'],
      "--quota must be NAME=COUNT with one of projects, segments, features, launches, runningLaunches, experiments, runningExperiments, tags, overrideBytes and a whole number, not 'colours=1'.",
    ],
    [
      ['--quota', 'toString=1'],
      "--quota must be NAME=COUNT with one of projects, segments, features, launches, runningLaunches, experiments, runningExperiments, tags, overrideBytes and a whole number, not 'toString=1'.",
    ],
    [['--memory', '--data-dir', 'd'], '--memory and --data-dir exclude each other.'],
  ])('refuses %j in one line', (argv, message) => {
    expect(() => optionsOf(argv)).toThrow(new Error(message));
  });
});
