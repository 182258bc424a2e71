/** What the service remembers of evaluations: its own attribution, kept in memory. */
import { type Assignment, ATTRIBUTION_WINDOW, applyEvaluation, armAt } from '../../../../domain/event/attribution.ts';
import { stepMark } from '../../../../domain/event/launch-step.ts';
import { armServed, type Exposure } from '../../../../packages/evaluation/exposure.ts';
import type { SentEvent } from './sent-events.ts';

interface Assigned {
  readonly trialId: string;
  readonly entityId: string;
  readonly arm: string;
  readonly step?: number | undefined;
  readonly time: number;
}

/** The times at which the steps of launches begin. */
export type StepTimes = readonly number[];

export const assignedBy = ({ assignment, entityId, step, time }: Exposure): Assigned | undefined =>
  assignment && { trialId: assignment.id, entityId, arm: armServed(assignment), step, time };

/** As the service reads a reported evaluation: the step is the one at its time. */
export const assignedByEvent = ({ data, timestamp }: SentEvent, steps: StepTimes): Assigned => {
  const { entityId, details } = JSON.parse(data);
  const time = Math.round(timestamp * 1000);
  const step = details.launch === undefined ? undefined : steps.findLastIndex((begins) => begins <= time);
  return { trialId: details.id, entityId, arm: details.group ?? details.treatment, step, time };
};

export class Assignments {
  private readonly known = new Map<string, Assignment>();
  writes = 0;

  assign({ trialId, entityId, arm, step, time }: Assigned): void {
    this.writes++;
    const key = `${trialId} ${entityId}`;
    const before = this.known.get(key);
    const after = before
      ? (applyEvaluation(before, { arm, time }) ?? before)
      : { arm, since: time, until: time + ATTRIBUTION_WINDOW };
    const mark = step === undefined ? {} : { [stepMark(step)]: arm.length };
    this.known.set(key, { ...mark, ...after, ...marksOf(before) } as Assignment);
  }

  armAt(trialId: string, entityId: string, time: number): string | undefined {
    const assignment = this.known.get(`${trialId} ${entityId}`);
    return assignment && armAt(assignment, time);
  }

  all(): Readonly<Record<string, Assignment>> {
    return Object.fromEntries([...this.known].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
}

const marksOf = (assignment: Assignment | undefined): object =>
  Object.fromEntries(Object.entries(assignment ?? {}).filter(([name]) => /^step\d/.test(name)));
