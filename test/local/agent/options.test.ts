import { agentOptionsOf } from '../../../local/agent/options.ts';

const url = 'https://abc123.execute-api.eu-west-3.amazonaws.com/prod/';
const path = 'applications/APP/environments/ENV/configurations';
const options = (environment: Readonly<Record<string, string>>, argv: readonly string[] = []) =>
  agentOptionsOf(argv, { SELFEVIDENT_URL: url, ...environment });

describe('the variables of AWS', () => {
  it.each(['', 'AWS_APPCONFIG_EXTENSION_'])('mean with %j before them what they mean there', (before) => {
    expect(
      options({
        [`${before}EVIDENTLY_CONFIGURATIONS`]: `${path}/shop, ${path}/blog`,
        [`${before}EVIDENTLY_EVENT_BATCH_SIZE`]: '40',
        [`${before}EVIDENTLY_BATCH_COLLECTION_DURATION`]: '30',
        [before === '' ? 'POLL_INTERVAL' : `${before}POLL_INTERVAL_SECONDS`]: '10',
        [`${before}POLL_TIMEOUT_MILLIS`]: '500',
        [`${before}HTTP_PORT`]: '2800',
        [`${before}PREFETCH_LIST`]: `/${path}/shop`,
        [`${before}BACKUP_DIRECTORY`]: '/tmp/backup',
        [`${before}ACCESS_TOKEN`]: 'secret',
      }),
    ).toMatchObject({
      region: 'eu-west-3',
      projects: ['shop', 'blog'],
      prefetch: ['shop', 'blog'],
      port: 2800,
      batchSize: 40,
      batchDuration: 30_000,
      freshFor: 10,
      pollTimeout: 500,
      cache: '/tmp/backup',
      accessToken: 'secret',
    });
  });

  it('that are not set leave what is best here', () => {
    expect(options({})).toEqual({
      url: new URL(url),
      region: 'eu-west-3',
      projects: [],
      prefetch: [],
      port: 2772,
      hosts: ['127.0.0.1'],
      origins: [],
      accessToken: undefined,
      journal: undefined,
      cache: undefined,
      freshFor: 5,
      pollTimeout: 3_000,
      batchSize: 50,
      batchDuration: 1_000,
      verbose: false,
    });
  });

  it('say where to listen, and by which names requests come', () => {
    expect(options({ HTTP_HOST: '0.0.0.0, agent' })).toMatchObject({ hosts: ['0.0.0.0', 'agent'] });
    expect(options({ HTTP_HOST: '0.0.0.0' }, ['--host', '::1'])).toMatchObject({ hosts: ['::1'] });
  });

  it('name projects to fetch at the start where no list says which there are', () => {
    expect(options({ PREFETCH_LIST: `APP:ENV:shop,/${path}/blog` })).toMatchObject({
      projects: [],
      prefetch: ['shop', 'blog'],
    });
  });

  it('give way to the command line, and the container to the layer', () => {
    const environment = { EVIDENTLY_CONFIGURATIONS: `${path}/shop`, HTTP_PORT: '1', ACCESS_TOKEN: 'a' };
    expect(options(environment, ['--project', 'x', '--port', '2', '--access-token', 'b'])).toMatchObject({
      projects: ['x'],
      port: 2,
      accessToken: 'b',
    });
    expect(options({ ...environment, AWS_APPCONFIG_EXTENSION_HTTP_PORT: '3' })).toMatchObject({ port: 3 });
  });

  it.each([
    ['POLL_INTERVAL', '0', 'POLL_INTERVAL must be a number of seconds above 0'],
    ['AWS_APPCONFIG_EXTENSION_POLL_INTERVAL_SECONDS', 'soon', 'AWS_APPCONFIG_EXTENSION_POLL_INTERVAL_SECONDS must be'],
    ['EVIDENTLY_EVENT_BATCH_SIZE', '51', 'EVIDENTLY_EVENT_BATCH_SIZE must be a number from 1 to 50'],
    ['HTTP_PORT', 'x', 'HTTP_PORT must be a number'],
    ['AWS_APPCONFIG_EXTENSION_HTTP_HOST', 'http://x', 'AWS_APPCONFIG_EXTENSION_HTTP_HOST must be a name or an address'],
    ['EVIDENTLY_CONFIGURATIONS', `${path}/a b`, "EVIDENTLY_CONFIGURATIONS must be the name of a project, not 'a b'"],
    ['SELFEVIDENT_URL', 'nowhere', 'SELFEVIDENT_URL must be an https address'],
  ])('%s=%s is refused by its name', (name, value, message) => {
    expect(() => options({ [name]: value })).toThrow(message);
  });

  it.each(['AWS_REGION', 'AWS_DEFAULT_REGION'])('%s is refused by its name where the address has no region', (name) => {
    const start = () => agentOptionsOf(['--url', 'https://flags.example.com'], { [name]: 'here' });
    expect(start).toThrow(`${name} must be like us-east-1, not 'here'`);
  });

  it('are of no use without the address of the service', () => {
    expect(() => agentOptionsOf([], {})).toThrow('--url is missing: the address of the service (or SELFEVIDENT_URL).');
    expect(() => agentOptionsOf(['--url', 'x'], {})).toThrow("--url must be an https address, not 'x'.");
    expect(() => options({ HTTP_PORT: '1' }, ['--port', 'x'])).toThrow('--port must be a number from 0 to 65535');
    for (const name of ['--access-token', '--journal', '--cache'])
      expect(() => options({}, [name, ''])).toThrow(`${name} must not be empty.`);
    expect(() => agentOptionsOf(['--url', url, '--unknown'], {})).toThrow("Unknown option '--unknown'");
    expect(agentOptionsOf(['--help'], {})).toContain('Usage: selfevident agent');
  });
});
