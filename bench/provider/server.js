/**
 * The one server of all contenders, in a process of its own: it writes everybody's rules into a folder, serves them,
 * takes what everybody reports, and counts both.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { serveFlagd } from './flagd-sync.js';

const [, , folder] = process.argv;
const PEERS = ['selfevident', 'flagd', 'growthbook', 'launchdarkly', 'unleash', 'statsig'];

const rules = {};
for (const name of PEERS) {
  rules[name] = (await import(`./rules/${name}.js`)).default;
  writeFileSync(`${folder}/${name}.json`, JSON.stringify(rules[name]));
}
/** `now` is the service's time, by which ours goes. */
const { now: _, ...timeless } = rules.selfevident;
const afterNow = JSON.stringify(timeless).slice(1);
const snapshot = () => `{"now":${Date.now() / 1_000},${afterNow}`;
const [growthbook, unleash, statsig] = ['growthbook', 'unleash', 'statsig'].map((name) => JSON.stringify(rules[name]));
const put = `event: put\ndata: ${JSON.stringify({ path: '/', data: rules.launchdarkly })}\n\n`;

const JSON_TYPE = { 'content-type': 'application/json' };
const ETAG = '"1.1"';

const sendSnapshot = (request, response) => {
  if (request.headers['if-none-match'] === ETAG) response.writeHead(304, { etag: ETAG }).end();
  else response.writeHead(200, { ...JSON_TYPE, etag: ETAG }).end(snapshot());
};
const send = (text) => (_request, response) => response.writeHead(200, JSON_TYPE).end(text);
/** LaunchDarkly's stream stays open. */
const stream = (_request, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(put);

const takeReport = send('{"failedEventCount": 0, "eventResults": [], "success": true}');

/** Whose each path is, by its start. */
const PATHS = {
  '/projects/': { whose: 'selfevident', what: 'rules', reply: sendSnapshot },
  '/events/': { whose: 'selfevident', what: 'reports', reply: takeReport },
  '/api/features/': { whose: 'growthbook', what: 'rules', reply: send(growthbook) },
  '/all': { whose: 'launchdarkly', what: 'rules', reply: stream },
  '/bulk': { whose: 'launchdarkly', what: 'reports', reply: takeReport },
  '/diagnostic': { whose: 'launchdarkly', what: 'reports', reply: takeReport },
  '/api/client/features': { whose: 'unleash', what: 'rules', reply: send(unleash) },
  '/api/client/': { whose: 'unleash', what: 'reports', reply: takeReport },
  '/download_config_specs/': { whose: 'statsig', what: 'rules', reply: send(statsig) },
  '/get_id_lists': { whose: 'statsig', what: 'rules', reply: send('{}') },
  '/log_event': { whose: 'statsig', what: 'reports', reply: takeReport },
};

let counted = {};
const count = (whose, what, bytes) => {
  counted[whose] ??= { rules: 0, reports: 0, bytes: 0 };
  counted[whose][what]++;
  if (what === 'reports') counted[whose].bytes += bytes;
};

const answer = (request, response, bytes) => {
  const start = Object.keys(PATHS).find((path) => request.url.startsWith(path));
  if (!start) {
    console.error(`Nobody has ${request.method} ${request.url}`);
    response.writeHead(404).end();
    return;
  }
  const { whose, what, reply } = PATHS[start];
  count(whose, what, bytes);
  reply(request, response);
};

const server = createServer((request, response) => {
  let bytes = 0;
  request.on('data', (part) => {
    bytes += part.length;
  });
  request.on('end', () => answer(request, response, bytes));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const syncPort = await serveFlagd(JSON.stringify(rules.flagd), () => count('flagd', 'rules', 0));

// It ends with whoever started it, however that ends.
process.on('disconnect', () => process.exit());
// Whoever asks gets what was counted since the last time.
process.on('message', () => {
  process.send(counted);
  counted = {};
});
process.send({ url: `http://127.0.0.1:${server.address().port}`, syncPort, folder });
