/** The sentences of the shapes and members in `contract/exposure.ts`, in its order. */
export const exposureSentences = {
  ExposureToken: "The metadata `exposure` of a flag, from an evaluation with the project's key.",
  ExposureTokenList: 'The tokens of flags that were shown. They may be sent again.',
  ExposureResult: 'What became of a token.',
  ExposureStatus:
    'The variation is assigned, or the launch or experiment takes no more, or the token is none of this project, or too old.',
  'ExposureResult.reason': 'Why the token was refused.',
  'ReportEventsResponse.failedEventCount': 'How many events were refused.',
  ExposureResultList: 'A result for each token, in their order.',
};
