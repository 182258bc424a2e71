/**
 * What an evaluator outside the service has around it: time that moves when it is told to, and calls to the service that
 * fail and are slow. All of it follows from the dice, whatever the machine does: calls are answered one after the other,
 * and time stands still while one is.
 */
import type { ServiceAnswer, ServiceRequest } from '../../packages/evaluation/snapshot.ts';
import { callThrough } from '../support/call-through.ts';
import type { TestService } from '../support/in-process.ts';
import { VirtualTime } from '../support/virtual-time.ts';
import type { Circumstances } from './circumstances.ts';
import type { Random } from './random.ts';

export interface Surroundings {
  readonly project: string;
  readonly time: VirtualTime;
  /** The clock of the machine, in milliseconds since the epoch. */
  readonly clock: () => number;
  readonly call: (request: ServiceRequest) => Promise<ServiceAnswer>;
  /** Lets no time pass until the work is done. */
  readonly atOnce: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Resolves when nothing is under way but answers that take their time. */
  readonly idle: () => Promise<void>;
  /** Lets time pass until the work is done. */
  readonly through: <Result>(work: Promise<Result>) => Promise<Result>;
  /** How many events of evaluations have been sent. */
  readonly told: () => number;
}

export interface Surrounding extends Circumstances {
  readonly service: TestService;
  readonly project: string;
  readonly begin: number;
}

export const openSurroundings = (
  { service, project, begin, failing, skew, slow }: Surrounding,
  random: Random,
): Surroundings => {
  let [underWay, told] = [0, 0];
  let last: Promise<unknown> = Promise.resolve();
  const idle = async (): Promise<void> => {
    do {
      await nextTurn();
      await nextTurn();
    } while (underWay > 0);
  };
  const time = new VirtualTime(begin, idle);
  const answer = callThrough(service.handle);
  /** Undefined where the service is not reached. */
  const reach = async (request: ServiceRequest, fate: number): Promise<ServiceAnswer | undefined> => {
    await nextTurn();
    if (fate < failing / 2) return undefined;
    service.clock.now = time.now;
    told += (request.body ?? '').split('aws.evidently.evaluation').length - 1;
    return await answer(request);
  };
  const atOnce: Surroundings['atOnce'] = (work) => {
    underWay++;
    return work.finally(() => underWay--);
  };
  const call: Surroundings['call'] = async (request) => {
    const [fate, delay] = [random(), request.path.startsWith('/events/') ? random() * slow : 0];
    const reached = last.then(() => reach(request, fate));
    last = reached.catch(() => undefined);
    const answered = await atOnce(reached);
    if (delay > 0) await new Promise<void>((resolve) => time.after(delay, resolve));
    if (answered === undefined) throw new Error('ECONNREFUSED');
    if (fate < failing) throw new Error('ECONNRESET');
    return answered;
  };
  return {
    project,
    time,
    clock: () => time.now + skew,
    call,
    atOnce,
    idle,
    through: async (work) => {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      for (await idle(); !isOver; await idle()) await time.advance(100);
      return work;
    },
    told: () => told,
  };
};

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
