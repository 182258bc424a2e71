/**
 * Whether a launch or an experiment runs.
 */

export interface RunProps {
  /** START starts it once; one that has ended never runs again. */
  readonly status: 'START' | 'STOP';
  /** @default COMPLETED */
  readonly desiredState?: 'COMPLETED' | 'CANCELLED';
  /** Why it is stopped. */
  readonly reason?: string;
}

export interface ExperimentRunProps extends RunProps {
  /** When the experiment ends, with START: epoch seconds, or ISO 8601; at most 30 days after the start. */
  readonly analysisCompleteTime?: Date | number | string;
}

/** Without the members that are not given. */
export const runProperties = ({ status, desiredState, reason, ...rest }: ExperimentRunProps): object => {
  const { analysisCompleteTime: end } = rest;
  const properties = {
    Status: status,
    AnalysisCompleteTime: end instanceof Date ? end.toISOString() : end,
    DesiredState: desiredState,
    Reason: reason,
  };
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
};
