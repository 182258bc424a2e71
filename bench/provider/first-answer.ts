/**
 * Measures a contender's start in a process that does nothing else. It has no flag of V8: with one, Node leaves the
 * compiled code that it has of its own modules, and everybody starts later than an application does.
 */
import { cpuSince, openContender } from './contender.ts';

export interface FirstAnswer {
  /** Milliseconds from the first import to the first answer, and of CPU time in them. */
  readonly cold: number;
  readonly coldCpu: number;
}

const [begun, used] = [performance.now(), process.cpuUsage()];
const { evaluate } = await openContender();
await evaluate('feature-0', 'visitor-0');
const answer = { cold: performance.now() - begun, coldCpu: cpuSince(used) / 1_000 } satisfies FirstAnswer;
process.send?.(answer, () => process.exit(0));
