import { runEach } from '../../../lambdas/time/in-turn.ts';

const failing = (message: string) => async () => {
  throw new Error(message);
};

describe('tasks in turn', () => {
  it('all run, and the first failure is the one that is thrown', async () => {
    const ran: string[] = [];
    const reported: unknown[] = [];
    const tasks = [failing('first'), async () => ran.push('between'), failing('second')];
    await expect(runEach((_, { error }) => reported.push(error), tasks)).rejects.toThrow('first');
    expect(ran).toEqual(['between']);
    expect(reported).toEqual([new Error('second')]);
  });
});
