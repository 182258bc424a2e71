/**
 * Random projects, in which everything that pages must not learn has a word of its own. What a key is answered must have
 * none of these words.
 */
import { startDynamoDB } from '../support/dynamodb.ts';
import { seeded } from '../support/fault-injection.ts';
import { openTestService, startTime, type TestService } from '../support/in-process.ts';
import { quickClient } from '../support/quick-client.ts';
import { type KeyClient, openKeyClient } from '../support/with-key.ts';

type Random = () => number;

/** What the answers had so far. */
interface Seen {
  answers: number;
  tokens: number;
}

/** What is made of a project, with the words that no page may see. */
interface Made {
  readonly project: string;
  readonly features: readonly string[];
  readonly hidden: readonly string[];
}

const hour = 3_600;
const now = startTime / 1000;
/** A word that nothing else has: `hide` and twelve letters. */
const wordFrom = (random: Random): string =>
  `hide${Array.from({ length: 12 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]).join('')}`;

/** Projects of one DynamoDB, which works the slower the more its stream has; and how many of these work at a time. */
const BATCH = 25;
const AT_A_TIME = 2;

/** What answers of so many projects give away. */
export const leakProblems = async (projects: number): Promise<readonly string[]> => {
  const problems: string[] = [];
  const seen = { answers: 0, tokens: 0 };
  let first = 0;
  const goOn = async (): Promise<void> => {
    while (first < projects) {
      const random = seeded(20_261_130 + first);
      const count = Math.min(BATCH, projects - first);
      first += BATCH;
      problems.push(...(await leaksOfBatch(count, random, seen)));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, goOn));
  console.warn(`${projects} projects: ${seen.answers} answers with ${seen.tokens} tokens, ${problems.length} leaks`);
  return seen.tokens > projects ? problems : [...problems, 'too few tokens to say anything'];
};

const leaksOfBatch = async (projects: number, random: Random, seen: Seen): Promise<readonly string[]> => {
  const dynamodb = await startDynamoDB();
  try {
    const quotas = { projects: projects + 1, segments: projects * 2 + 1 };
    const service = await openTestService(dynamodb, { quotas, client: quickClient(dynamodb) });
    const problems: string[] = [];
    for (let nth = 0; nth < projects; nth++) problems.push(...(await leaksOf(service, nth, random, seen)));
    return problems;
  } finally {
    dynamodb.stop();
  }
};

const leaksOf = async (service: TestService, nth: number, random: Random, seen: Seen): Promise<readonly string[]> => {
  const { project, features, hidden } = await makeProject(service, `project-${nth}`, random);
  const scopes = random() < 0.3 ? ['evaluate', 'expose', 'enrolOnBulk'] : ['evaluate', 'expose'];
  const page = await openKeyClient(service, { project, scopes });
  const texts: string[] = [];
  for (const context of contextsOf(hidden)) texts.push(...(await answersTo(page, project, features, context)));
  seen.answers += texts.length;
  seen.tokens += texts.join('').split('"exposure"').length - 1;
  return hidden.flatMap((word) => texts.filter((text) => text.includes(word)).map((text) => `${word} in ${text}`));
};

/** Entities of no override, and an attribute that patterns ask for. */
const contextsOf = ([tier]: readonly string[]) => [
  {},
  { targetingKey: 'visitor-1' },
  { targetingKey: 'visitor-2', tier },
  { targetingKey: 7 },
];

const answersTo = async (page: KeyClient, project: string, features: readonly string[], context: object) => {
  const answers = [await page.call('EvaluateFlags', { project, context })];
  for (const key of [...features, 'nothing']) answers.push(await page.call('EvaluateFlag', { project, key, context }));
  answers.push(await page.call('ReportExposures', { project, tokens: ['made-up'] }));
  return answers.map(({ text, headers }) => text + JSON.stringify(headers));
};

const makeProject = async ({ ok }: TestService, project: string, random: Random): Promise<Made> => {
  const hidden = Array.from({ length: 12 }, () => wordFrom(random));
  const [tier, segment, launch, experiment, group, other, treatment, control, vip, description] = hidden as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await ok('CreateProject', { name: project, description });
  await ok('CreateSegment', { name: segment, pattern: JSON.stringify({ tier: [tier] }) });
  const features = ['a', 'b', 'c'].slice(0, 1 + Math.floor(random() * 3));
  for (const name of features) {
    const variations = ['old', 'new'].map((each) => ({ name: each, value: { stringValue: each } }));
    await ok('CreateFeature', { project, name, variations, entityOverrides: { [vip]: 'new' } });
  }
  const arms = (feature: string, [one, two]: readonly string[]) => [
    { name: one, feature, variation: 'old' },
    { name: two, feature, variation: 'new' },
  ];
  const weights = { [group]: 50_000, [other]: 50_000 };
  const segmentOverrides = [{ segment, evaluationOrder: 1, weights }];
  const steps = [{ startTime: now, groupWeights: weights, segmentOverrides }];
  await ok('CreateLaunch', {
    project,
    name: launch,
    groups: arms('a', [group, other]),
    scheduledSplitsConfig: { steps },
  });
  await ok('StartLaunch', { project, launch });
  const tested = features.at(-1) ?? 'a';
  await ok('CreateExperiment', {
    project,
    name: experiment,
    treatments: arms(tested, [treatment, control]),
    metricGoals: [{ metricDefinition: { name: 'clicks', entityIdKey: 'user', valueKey: 'clicks' } }],
    samplingRate: 100_000,
    ...(random() < 0.5 ? { segment } : {}),
  });
  await ok('StartExperiment', { project, experiment, analysisCompleteTime: now + 24 * hour });
  return { project, features, hidden };
};
