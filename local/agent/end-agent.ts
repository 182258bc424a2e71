/**
 * Ends the agent: takes no more requests, answers those under way, and brings to the service what it owes.
 */
import type { HttpServer } from '../http/http-server.ts';
import type { Agent } from './agent.ts';

/** Milliseconds for everything; those who end processes give them two seconds. */
const TIME = 1_900;

/** Exits with 1, and says how much was left, when the time is not enough. */
export const endAgent = async (agent: Agent, server: HttpServer, time: number = TIME): Promise<void> => {
  const timer = setTimeout(() => giveUp(agent), Math.max(0, Math.min(time - 100, TIME)));
  await server.close();
  await agent.flush('all');
  clearTimeout(timer);
  const { exposures, calls } = agent.owed();
  if (exposures + calls > 0) giveUp(agent);
  agent.close();
};

const giveUp = (agent: Agent): never => {
  const { exposures, calls } = agent.owed();
  console.error(
    `Selfevident's agent ends, and the service has not got ${exposures} exposures and ${calls} calls with events.`,
  );
  process.exit(1);
};
