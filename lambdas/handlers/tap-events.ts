/**
 * Shows the events of a call to who listens to the project.
 */
import type { Event } from '../../contract/event.ts';
import type { Assignment } from '../../domain/event/attribution.ts';
import type { MetricValue } from '../../domain/event/measurement.ts';
import { sampleOf, type TappedEvent } from '../../domain/event/tap-sample.ts';
import type { EventStore } from '../store/event-store.ts';
import type { Tap } from '../store/resources/tap.ts';
import type { Context } from './handler.ts';
import type { ReadEvent, Refusal } from './read-event.ts';

interface ReadCall {
  readonly events: readonly Event[];
  /** What each event was read as. */
  readonly read: readonly (ReadEvent | Refusal)[];
  readonly assignmentOf: (value: MetricValue) => Assignment | undefined;
}

/** The call has succeeded by now, so a failure is only reported. */
export const tapEvents = async (
  { store, now, newId, report }: Context<EventStore>,
  tap: Tap & { readonly project: string },
  { events, read, assignmentOf }: ReadCall,
): Promise<void> => {
  if (now >= tap.endTime) return;
  const samples = events.map((event, index) =>
    sampleOf(tapped(event, read[index] as ReadEvent | Refusal), { assignmentOf, now }),
  );
  try {
    await store.tapSamples.write(tap, samples, { id: newId(), now });
  } catch (error) {
    report('events are not shown to who listens', { error, project: tap.project });
  }
};

const tapped = ({ type, timestamp: time, data }: Event, read: ReadEvent | Refusal): TappedEvent => {
  if ('fault' in read) return { type, time, data, values: [], drops: [], assigned: [], fault: read.fault.errorMessage };
  const { values, drops, assigned } = read;
  const served = assigned.map(({ type: kind, name, entityId, arm }) => ({ type: kind, name, entityId, arm }));
  return { type, time, data, values, drops, assigned: served };
};
