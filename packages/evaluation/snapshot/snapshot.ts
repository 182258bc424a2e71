/** Everything that evaluations of a project read, at one version. */
import { type CompiledFeature, compileFeature } from '../engine/compile.ts';
import type { FeatureRules } from '../engine/rules.ts';
import { isEqual } from './equal.ts';

/** The version of the form that is understood here. */
export const FORMAT = 1;

/**
 * The answer of GetProjectSnapshot; with all its pages in one, what is kept in files. `now` is in seconds since the
 * epoch.
 */
export interface SnapshotDocument {
  readonly format: number;
  readonly project: string;
  readonly projectArn: string;
  /** Differs between projects of the same name, one after another. */
  readonly projectId: string;
  readonly version: number;
  readonly now: number;
  /** Whether the project has a destination for delivery records. */
  readonly delivers: boolean;
  readonly deployment: { readonly partition: string; readonly region: string; readonly account: string };
  readonly formerArns: readonly string[];
  readonly features: Readonly<Record<string, FeatureRules>>;
  readonly nextToken?: string;
}

export interface Snapshot extends Omit<SnapshotDocument, 'features' | 'deployment' | 'formerArns'> {
  readonly deployment: SnapshotDocument['deployment'] & { readonly formerArns: readonly string[] };
  /** By name, each compiled when it is first asked for. */
  readonly features: ReadonlyMap<string, () => CompiledFeature>;
  readonly document: SnapshotDocument;
}

/** Whether a value can be served by as it is; what is left of a file or of another program's answer may not be. */
export const isWhole = (value: unknown): value is SnapshotDocument => {
  const { format, now, features, nextToken } = Object(value);
  return format === FORMAT && typeof now === 'number' && features instanceof Object && nextToken === undefined;
};

/** A feature whose rules are as they were before is not compiled again. */
export const snapshotOf = (document: SnapshotDocument, before?: Snapshot): Snapshot => {
  const { features: rules, deployment, formerArns, ...rest } = document;
  const known = before?.projectId === document.projectId ? before : undefined;
  const features = Object.entries(rules).map(([name, feature]) => {
    const kept = known?.features.get(name);
    const isKept = kept !== undefined && isEqual(known?.document.features[name], feature);
    return [name, isKept ? kept : compiledOnce(feature)] as const;
  });
  return { ...rest, deployment: { ...deployment, formerArns }, features: new Map(features), document };
};

/** The names of the features that came, went, or have other rules. */
export const changedFeatures = (before: Snapshot | undefined, after: Snapshot | undefined): readonly string[] => {
  const [old, current] = [before?.features ?? new Map(), after?.features ?? new Map()];
  return [...new Set([...old.keys(), ...current.keys()])].filter((name) => old.get(name) !== current.get(name));
};

const compiledOnce = (rules: FeatureRules): (() => CompiledFeature) => {
  let compiled: CompiledFeature | undefined;
  return () => {
    compiled ??= compileFeature(rules);
    return compiled;
  };
};
