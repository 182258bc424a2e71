/**
 * Ends the agent: takes no more requests, answers those under way, and brings to the service what it owes.
 */
import type { HttpServer } from '../http/http-server.ts';
import type { Agent } from './agent.ts';

/** Milliseconds for everything; those who end processes give them two seconds. */
const TIME = 1_900;

/** Exits with 1, and says how much was left, when the time is not enough. */
export const endAgent = async (agent: Agent, server: HttpServer, time: number = TIME): Promise<void> => {
  const timer = setTimeout(() => end(agent), Math.max(0, Math.min(time - 100, TIME)));
  // Most of what is owed goes out while the last requests are answered.
  await Promise.all([server.close(), agent.flush('all')]);
  await agent.flush('all');
  clearTimeout(timer);
  if (isOwed(agent)) end(agent);
  agent.close();
};

const isOwed = (agent: Agent): boolean => {
  const { exposures, calls } = agent.owed();
  return exposures + calls > 0;
};

/** Whoever still waits for an answer then has none, and asks again. */
const end = (agent: Agent): never => {
  if (!isOwed(agent)) process.exit(0);
  const { exposures, calls } = agent.owed();
  console.error(
    `Selfevident's agent ends, and the service has not got ${exposures} exposures and ${calls} calls with events.`,
  );
  process.exit(1);
};
