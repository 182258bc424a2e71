import { CallOrder } from '../../../local/agent/call-order.ts';
import type { JournaledCall } from '../../../local/agent/journal.ts';

const callOf = (id: string, entityId: string): JournaledCall => ({
  id,
  project: 'shop',
  path: '/events/projects/shop',
  contentType: 'application/json',
  body: JSON.stringify({ events: [{ data: JSON.stringify({ user: { id: entityId } }) }] }),
});

describe('exposures and calls that wait in the journal', () => {
  it('do not wait for each other while no entity of a call is exposed again', () => {
    const order = new CallOrder();
    order.add(callOf('1', 'bob'), 1);
    order.noteExposure('ann', 1);
    expect(order.fence).toBeUndefined();
  });

  it('keep their order for an entity: its exposure stays behind the call, and a call after that behind the exposure', () => {
    const order = new CallOrder();
    const [first, second] = [callOf('1', 'bob'), callOf('2', 'bob')];
    order.add(first, 1);
    order.noteExposure('bob', 4);
    order.add(second, 5);
    expect(order.fence).toBe(4);
    expect(order.find(second)).toEqual({ place: 5, group: 1 });
    order.remove(first);
    expect(order.fence).toBeUndefined();
    order.noteExposure('bob', 6);
    expect(order.fence).toBe(6);
  });

  it('stay behind every call of a group, in whatever order those are sent', () => {
    const order = new CallOrder();
    const [first, second] = [callOf('1', 'bob'), callOf('2', 'ann')];
    order.add(first, 0);
    order.add(second, 0);
    order.noteExposure('ann', 2);
    order.remove(second);
    expect(order.fence).toBe(2);
    order.remove(first);
    expect(order.fence).toBeUndefined();
  });

  it('leave to the service what a call says that is not JSON', () => {
    const order = new CallOrder();
    order.add({ ...callOf('1', 'bob'), body: '{"events":[{"data":"{"}]}' }, 3);
    expect(order.find(callOf('1', 'bob'))).toEqual({ place: 3, group: 0 });
  });
});
