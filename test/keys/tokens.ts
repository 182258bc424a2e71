/**
 * Tokens that no evaluation of this project made lately: changed, made up, of another project, of another service, too old;
 * and those of one entity, sent in the name of another. None of them may assign anybody.
 */
import { randomBytes } from 'node:crypto';
import { sealExposure } from '../../lambdas/handlers/exposure-token.ts';
import { countWrites } from '../support/count-writes.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { seeded } from '../support/fault-injection.ts';
import { openTestService, startTime, type TestService } from '../support/in-process.ts';
import { type KeyClient, openKeyClient } from '../support/with-key.ts';
import { makeExperiment } from './experiment.ts';

const BATCH = 50;
const DAY = 86_400_000;

/** What is assigned by so many tokens. */
export const tokenProblems = async (count: number): Promise<readonly string[]> => {
  const dynamodb = await startDynamoDB();
  const { config, writes, stop } = countWrites(dynamodb.config);
  try {
    const service = await openTestService({ ...dynamodb, config });
    for (const project of ['shop', 'other']) await makeExperiment(service, project);
    const pages = { shop: await openPage(service, 'shop'), other: await openPage(service, 'other') };
    const token = await tokenOf(pages.shop, 'shop');
    const expired = await tokenOf(pages.shop, 'shop');
    const elsewhere = await tokenOf(pages.other, 'other');
    service.clock.now += 15 * DAY;
    const fresh = await tokenOf(pages.shop, 'shop');
    const random = seeded(7);
    const bad = Array.from({ length: count }, (_, nth) => badToken(nth, random, { token: fresh, expired, elsewhere }));
    const before = writes.count;
    const statuses = await report(pages.shop, bad, {});
    const written = writes.count - before;
    const [own] = await report(pages.shop, [fresh], { entityId: 'victim', entities: ['victim'] });
    const victim = await isAssigned(service, 'victim');
    console.warn(
      `${count} forged and expired tokens: ${statuses.filter((one) => one !== 'REFUSED').length} not refused, ${written} writes`,
    );
    return [
      ...(statuses.every((one) => one === 'REFUSED') && written === 0 ? [] : ['a bad token was not refused']),
      ...(own === 'ASSIGNED' && !victim ? [] : [`a good token: ${own}, of another entity: ${victim}`]),
      ...(token === expired ? ['tokens repeat'] : []),
    ];
  } finally {
    stop();
    dynamodb.stop();
  }
};

interface Tokens {
  readonly token: string;
  readonly expired: string;
  readonly elsewhere: string;
}

const badToken = (nth: number, random: () => number, { token, expired, elsewhere }: Tokens): string => {
  const outcome = { assignment: { type: 'experiment', id: 'x', name: 'x', treatment: 'a' }, variation: { name: 'a' } };
  const shown = { feature: 'search', entityId: `victim-${nth}`, outcome: outcome as never };
  const forged = sealExposure(randomBytes(32), { project: 'shop', now: startTime }, shown) ?? '';
  const at = Math.floor(random() * token.length);
  const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
  const made = randomBytes(40 + Math.floor(random() * 200)).toString('base64url');
  return [forged, changed, made, expired, elsewhere, token.slice(0, at)][nth % 6] || 'x';
};

const report = async (page: KeyClient, tokens: readonly string[], more: object): Promise<string[]> => {
  const statuses: string[] = [];
  for (let from = 0; from < tokens.length; from += BATCH) {
    const { body } = await page.call('ReportExposures', { ...more, tokens: tokens.slice(from, from + BATCH) });
    statuses.push(...body.results.map(({ status }: { readonly status: string }) => status));
  }
  return statuses;
};

const openPage = (service: TestService, project: string): Promise<KeyClient> =>
  openKeyClient(service, { project, requestsPerSecond: 10_000 });

/** All flags at once, which assigns nobody. */
const tokenOf = async (page: KeyClient, project: string): Promise<string> =>
  (await page.call('EvaluateFlags', { project, context: { targetingKey: 'ann' } })).body.flags[0].metadata.exposure;

const isAssigned = async ({ service: { store } }: TestService, entityId: string): Promise<boolean> => {
  const trialId = (await store.experiments.get('shop', 'test'))?.entity.id ?? '';
  const of = { project: 'shop', trialId, entityId };
  return (await store.assignments.find([of]))(of) !== undefined;
};
