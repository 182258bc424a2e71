import { afterMilliseconds } from '../../../local/agent/after.ts';
import { openProject } from '../../../local/agent/project.ts';
import type { RulesClient } from '../../../local/agent/rules-client.ts';
import type { AgentCall, Answer } from '../../../local/agent/upstream.ts';
import type { Exposure } from '../../../packages/evaluation/exposure.ts';

const assignment = { type: 'experiment', name: 'test', id: 'test-1', treatment: 'a' } as const;
const variation = { name: 'on', value: { boolValue: true } };
const outcome = { variation, reason: 'EXPERIMENT_RULE_MATCH', details: '{}', assignment } as const;
const evaluated = (entityId: string, treatment = 'a') => {
  const served = { ...outcome, assignment: { ...assignment, treatment } };
  return { feature: 'search', entityId, attributes: undefined, outcome: served, stepGroup: undefined } as const;
};

const open = () => {
  const calls: AgentCall[] = [];
  const told: string[] = [];
  const kept: Exposure[] = [];
  const state = { status: 200, projectId: 'first', now: Date.UTC(2026, 0, 5) };
  const client = {
    get: async () => ({ projectId: state.projectId, delivers: false }),
    now: () => state.now,
    current: undefined,
  } as unknown as RulesClient;
  const call = async (made: AgentCall): Promise<Answer> => {
    calls.push(made);
    return { status: state.status, headers: {}, body: '{"failedEventCount": 0}' };
  };
  const project = openProject({
    name: 'shop',
    rules: client,
    upstream: { call, forward: () => Promise.reject(new Error('nothing is forwarded')) },
    after: afterMilliseconds,
    batch: { size: 50, duration: 1_000 },
    report: (message) => told.push(message),
    takingUp: () => undefined,
    keep: async (exposure) => void kept.push(exposure),
    reported: () => undefined,
    forgotten: () => undefined,
    atOnce: () => false,
  });
  return { project, calls, told, kept, state };
};

describe('what was served', () => {
  it('waits for the service up to 10,000 exposures; what is beyond is counted, and told once', async () => {
    const { project, state, told } = open();
    state.status = 503;
    for (let nth = 0; nth < 10_000; nth++) await project.take([evaluated(`entity-${nth}`)], state.now);
    expect(project.sender).toMatchObject({ pending: 10_000, dropped: 0 });
    await project.take([evaluated('one too many')], state.now);
    await project.take([evaluated('two too many')], state.now);
    expect(project.sender).toMatchObject({ pending: 10_000, dropped: 2 });
    expect(told.filter((message) => message.includes('dropped'))).toHaveLength(1);
    state.status = 200;
    await project.take([evaluated('with room')], state.now);
    expect(project.sender.dropped).toBe(2);
    project.sender.close();
  });

  it('is kept with the time with which it is sent, by which it is known as reported', async () => {
    const { project, state, kept } = open();
    for (const treatment of ['a', 'b', 'a']) await project.take([evaluated('ann', treatment)], state.now);
    expect(kept).toEqual(project.buffer.unreported());
    expect(kept.map(({ time }) => time - state.now)).toEqual([0, 1, 2]);
    project.sender.close();
  });

  it('is kept as what it is, also where the latest of another entity is due at that moment', async () => {
    const { project, state, kept } = open();
    await project.take([evaluated('ann'), evaluated('bob')], state.now);
    state.now += 60_000;
    await project.take([evaluated('ann')], state.now);
    state.now += 300_000;
    await project.take([evaluated('bob')], state.now);
    expect(kept.at(-1)).toMatchObject({ entityId: 'bob', time: state.now });
    project.sender.close();
  });

  it('by a project that is gone is not told to another of the same name', async () => {
    const { project, state, calls } = open();
    await project.rules();
    await project.take([evaluated('ann')], state.now);
    state.projectId = 'second';
    await project.rules();
    expect(project.sender).toMatchObject({ pending: 0, dropped: 1 });
    await project.sender.flush();
    expect(calls).toEqual([]);
    project.sender.close();
  });

  it('to a project that is gone is counted as refused, and not offered again', async () => {
    const { project, state, calls } = open();
    await project.take([evaluated('ann')], state.now);
    state.status = 404;
    await project.sender.flush();
    expect([project.sender.pending, project.sender.refused, calls.length]).toEqual([0, 1, 1]);
    project.sender.close();
  });
});

describe('how often it was served', () => {
  const served = (time: number, count = 1) => [{ feature: 'search', variation: 'on', count, time }];

  it('is reported at the first time, every five minutes, and at the end, with a new id for new counts only', async () => {
    const { project, state, calls } = open();
    const { usage } = project;
    usage.add(served(state.now));
    await usage.flush('due');
    usage.add(served(state.now + 1));
    usage.add(served(state.now + 2, 3));
    await usage.flush('due');
    expect(calls).toHaveLength(1);
    state.now += 300_000;
    state.status = 503;
    await usage.flush('due');
    state.status = 200;
    await usage.flush('all');
    await usage.flush('all');
    const usages = calls.map(({ body }) => JSON.parse(String(body)).usage);
    const seconds = Date.UTC(2026, 0, 5) / 1_000;
    expect(usages[0]).toEqual([{ feature: 'search', counts: { on: 1 }, lastEvaluated: seconds }]);
    expect(usages[1]).toEqual([{ feature: 'search', counts: { on: 4 }, lastEvaluated: seconds + 0.002 }]);
    expect(usages.slice(2)).toEqual([usages[1]]);
    expect(calls[2]?.headers).toEqual(calls[1]?.headers);
    expect(calls[0]?.path).toBe('/events/projects/shop/usage');
  });

  it('is added up while the service is away: by hour, and those before the latest day as one', async () => {
    const { project, state, calls } = open();
    const [hour, hours] = [3_600_000, 14 * 24];
    state.status = 503;
    for (let time = 0; time < hours * hour; time += 300_000) {
      state.now = Date.UTC(2026, 0, 5) + time;
      project.usage.add([...served(state.now), { feature: '*', variation: '*', count: 1, time: state.now }]);
      await project.usage.flush('due');
    }
    const tries = calls.splice(0);
    expect(new Set(tries.map(({ headers }) => headers?.['amz-sdk-invocation-id'])).size).toBe(1);
    state.status = 200;
    await project.usage.flush('all');
    expect(calls[0]).toEqual(tries.at(-1));
    const bodies = calls.map(({ body }) => JSON.parse(String(body)));
    const reported = bodies.flatMap(({ usage = [] }) => usage);
    expect(reported.map(({ counts }) => counts.on)).toEqual([1, (hours - 23) * 12 - 1, ...Array(23).fill(12)]);
    expect(reported.at(-1).lastEvaluated).toBe(state.now / 1_000);
    expect(bodies.flatMap(({ allEvaluated = [] }) => allEvaluated)).toEqual([state.now / 1_000]);
  });

  it('by a project that is gone is not reported to another of the same name', async () => {
    const { project, state, calls } = open();
    await project.rules();
    state.status = 503;
    project.usage.add(served(state.now));
    await project.usage.flush('due');
    project.usage.add(served(state.now));
    state.projectId = 'second';
    await project.rules();
    calls.splice(0);
    await project.usage.flush('all');
    expect(calls).toEqual([]);
  });
});
