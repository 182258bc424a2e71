/** The sentences of the shapes and members in `contract/event.ts`, in its order. */
export const eventSentences = {
  Event: 'Something that happened in the application.',
  'Event.timestamp': 'When it happened.',
  'Event.data': 'The event as JSON text: an object.',
  EventType: 'Whether the event carries metric values or reports an evaluation that was made on the client.',
  PutProjectEventsResultEntry: 'What became of one event.',
  Uuid: 'The id of an event that was taken.',
  ErrorCodeEnum: 'Why the event was not taken.',
  ErrorMessage: 'What is wrong with the event.',
  'PutProjectEventsResponse.failedEventCount': 'How many events were not taken.',
  EventList: 'The events, up to 50.',
  PutProjectEventsResultEntryList: 'One entry for each event, in the same order.',
};
