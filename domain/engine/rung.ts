/** What an explanation tells of each rung of the ladder, in the order in which they were asked. */
export type Shares = Readonly<Record<string, number>>;

/** A segment that was asked; `mismatch` says at which leaf of the pattern the context failed. */
export interface SegmentFinding {
  readonly segment: string;
  readonly matched: boolean;
  readonly mismatch?: string;
}

/** A split that was asked: the entity's bucket, each arm's share of 100,000, and the arm that owns the bucket. */
export interface SplitFinding {
  readonly bucket: number;
  readonly shares: Shares;
  readonly arm: string | null;
}

export type Rung =
  | { readonly rung: 'ENTITY_OVERRIDE'; readonly matched: boolean }
  | { readonly rung: 'EVALUATION_STRATEGY'; readonly strategy: 'ALL_RULES' | 'DEFAULT_VARIATION' }
  /** `step` is the position of the step in force, null when nobody is in the launch at this time. */
  | { readonly rung: 'LAUNCH'; readonly launch: string; readonly step: number | null }
  | ({ readonly rung: 'SEGMENT_OVERRIDE'; readonly split: SplitFinding | null } & SegmentFinding)
  | { readonly rung: 'GROUP_WEIGHTS'; readonly split: SplitFinding }
  | { readonly rung: 'EXPERIMENT'; readonly experiment: string; readonly running: boolean }
  | ({ readonly rung: 'EXPERIMENT_SEGMENT' } & SegmentFinding)
  | {
      readonly rung: 'SAMPLING_RATE';
      readonly bucket: number;
      readonly samplingRate: number;
      readonly enrolled: boolean;
    }
  | { readonly rung: 'TREATMENT_WEIGHTS'; readonly split: SplitFinding }
  | { readonly rung: 'DEFAULT' };
