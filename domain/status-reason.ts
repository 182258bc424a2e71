/** The sentence that says why a launch was stopped or held has the length of a reason that a person gives. */

const LONGEST_REASON = 160;

/** Returns a reason that is short enough, with an ellipsis at the end of one that was not. */
export const cutReason = (reason: string): string =>
  reason.length <= LONGEST_REASON ? reason : `${reason.slice(0, LONGEST_REASON - 1)}…`;
