import { openCustomQueue } from '../../../local/agent/custom-queue.ts';
import type { JournaledCall } from '../../../local/agent/journal.ts';

const callOf = (project: string, nth: number): JournaledCall => ({
  id: `${project}-${nth}`,
  project,
  path: `/events/projects/${project}`,
  contentType: 'application/json',
  body: '{}',
});

it('calls of a project that goes while calls are sent are not sent to another of the same name', async () => {
  const sent: string[] = [];
  const queue = openCustomQueue({
    ready: async () => {},
    settle: async () => {},
    send: async ({ id }) => {
      if (sent.push(id) === 8) queue.forget('shop');
      return { status: 200, headers: {}, body: '{"failedEventCount":0}' };
    },
    groupOf: () => 0,
    done: () => {},
    after: () => () => {},
    report: () => {},
  });
  for (let nth = 0; nth < 20; nth++) queue.add(callOf('shop', nth));
  queue.add(callOf('blog', 0));
  await queue.flush();
  expect(sent).toEqual([...Array.from({ length: 8 }, (_, nth) => `shop-${nth}`), 'blog-0']);
  expect(queue.pending).toBe(0);
});
