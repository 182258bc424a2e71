/**
 * The provider for servers: evaluates in the process, and sees to it that the service counts as if each evaluation had
 * been a call.
 */
import {
  type EvaluationContext,
  FlagNotFoundError,
  GeneralError,
  InvalidContextError,
  type JsonValue,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
  ProviderFatalError,
  ProviderNotReadyError,
  type ResolutionDetails,
  TargetingKeyMissingError,
  type TrackingEventDetails,
  TypeMismatchError,
} from '@openfeature/server-sdk';
import { ContextError, type Explanation, evaluate, explain, isStatic, type Outcome } from '@selfevident/evaluation';
import type { Exposure, ExposureSender, Flushed } from '@selfevident/evaluation/exposure';
import type { SnapshotEvent } from '@selfevident/evaluation/snapshot';
import { attributesIn, countsAsExposure, entityIn } from './flag-context.ts';
import { isEachInvocationWrapped } from './lambda-environment.ts';
import { closeLink, openLink } from './open-projects.ts';
import type { ProjectLink } from './project-link.ts';
import { checkOptions, type SelfevidentProviderOptions } from './provider-options.ts';
import {
  type Answer,
  answerOf,
  type FlagType,
  type ResolvedFeature,
  type ResolvedOutcome,
} from './resolved-feature.ts';

export interface ProviderState {
  /** Of the rules; undefined while there are none. */
  readonly version: number | undefined;
  /** Seconds since the service was asked that answered last. */
  readonly ageSeconds: number | undefined;
  /** Exposures and custom events that the service has not got yet. */
  readonly pending: number;
  /** Those that were lost: there was no room, their project is gone, or the service refused them. */
  readonly dropped: number;
  /** Exposures that came too late to count. */
  readonly late: number;
}

const INIT_TIMEOUT = 1_000;
const NOT_READY = 'The rules of the project are not there yet.';

export class SelfevidentProvider implements Provider {
  readonly metadata = { name: 'Selfevident' } as const;
  readonly runsOn = 'server' as const;
  readonly events = new OpenFeatureEventEmitter();
  readonly #options: SelfevidentProviderOptions;
  #link: ProjectLink | undefined;
  #unlisten: (() => void) | undefined;

  constructor(options: SelfevidentProviderOptions) {
    checkOptions(options);
    this.#options = options;
  }

  /** Never takes longer than `initTimeout`. */
  async initialize(): Promise<void> {
    this.#link ??= openLink(this.#options);
    const { client } = this.#link;
    const started = await this.#link.start(this.#options.initTimeout ?? INIT_TIMEOUT);
    this.#unlisten ??= this.#link.listen((event) => this.#hear(event));
    if (started === 'denied') throw new ProviderFatalError(client.error?.message);
    if (!client.current) throw new GeneralError(client.error?.message ?? 'The service has not answered yet.');
    // The SDK says READY when this has resolved.
    if (client.stale !== undefined) setImmediate(() => this.#sayIfStale());
  }

  /** Resolves when what is pending has been sent, or two seconds have passed. */
  async onClose(): Promise<void> {
    if (!this.#link) return;
    this.#unlisten?.();
    this.#unlisten = this.#link = undefined;
    await closeLink(this.#options);
  }

  resolveBooleanEvaluation(flag: string, _: boolean, context: EvaluationContext): Promise<ResolutionDetails<boolean>> {
    return this.#resolve(flag, 'boolean', context) as Promise<ResolutionDetails<boolean>>;
  }

  resolveStringEvaluation(flag: string, _: string, context: EvaluationContext): Promise<ResolutionDetails<string>> {
    return this.#resolve(flag, 'string', context) as Promise<ResolutionDetails<string>>;
  }

  resolveNumberEvaluation(flag: string, _: number, context: EvaluationContext): Promise<ResolutionDetails<number>> {
    return this.#resolve(flag, 'number', context) as Promise<ResolutionDetails<number>>;
  }

  resolveObjectEvaluation<T extends JsonValue>(
    flag: string,
    _: T,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<T>> {
    return this.#resolve(flag, 'object', context) as Promise<ResolutionDetails<T>>;
  }

  /** Sends a custom event `{name, entityId, ...details}`, after the exposures before it. */
  track(name: string, context: EvaluationContext, details: TrackingEventDetails = {}): void {
    if (!this.#link) return;
    const { targetingKey: entityId } = context;
    const { client, custom } = this.#link;
    const data = JSON.stringify({ name, entityId, ...details });
    custom.add({ timestamp: client.now() / 1_000, type: 'aws.evidently.custom', data }, entityId ?? '');
  }

  /** Counts an evaluation that was made with `{exposure: false}`, now that its value is shown. */
  async expose(flag: string, context: EvaluationContext): Promise<void> {
    await this.#link?.use();
    const link = this.#opened();
    const feature = this.#find(link, flag);
    const [entityId, now] = [entityIn(context), link.client.now()];
    const { outcome } = evaluateFor(feature, entityId, context, now);
    if (this.#isToldOf(outcome)) await this.#report({ feature, outcome, entityId, now }, context);
  }

  /** Sends everything that the service has not got yet. */
  async flush(): Promise<Flushed> {
    return (await this.#link?.flush()) ?? { sent: 0, pending: 0 };
  }

  state(): ProviderState {
    const { client, sender, custom, pending } = this.#link ?? {};
    return {
      version: client?.current?.version,
      ageSeconds: client?.ageSeconds,
      pending: pending ?? 0,
      dropped: lossOf(sender) + lossOf(custom),
      late: sender?.late ?? 0,
    };
  }

  /** Which checks an evaluation asks, what they find, and when the answer changes next. Counts nothing. */
  explain(flag: string, context: EvaluationContext): Explanation {
    const link = this.#opened();
    const feature = this.#find(link, flag);
    const entityId = entityIn(context);
    if (entityId === undefined) throw withoutEntity(flag);
    return explain(feature.compiled, entityId, attributesIn(context) as Attributes, link.client.now());
  }

  #resolve(flag: string, type: FlagType, context: EvaluationContext): Promise<ResolutionDetails<JsonValue>> {
    try {
      const wait = this.#link?.use();
      if (wait) return wait.then(() => this.#answer(flag, type, context));
      return this.#answer(flag, type, context);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #answer(flag: string, type: FlagType, context: EvaluationContext): Answer {
    const link = this.#opened();
    const feature = this.#find(link, flag);
    const entityId = entityIn(context);
    const { constant } = feature;
    const now = constant ? undefined : link.client.now();
    const served = constant ?? evaluateFor(feature, entityId, context, now as number);
    const answer = answerOf(served, type);
    if (!answer)
      throw new TypeMismatchError(
        `${flag} has no ${type} here, but ${JSON.stringify(served.outcome.variation.value)}.`,
      );
    served.counter.count++;
    const told = link.client.stale === undefined ? answer : staleAnswer(answer, link.client.ageSeconds);
    if (!this.#isToldOf(served.outcome) || !countsAsExposure(context)) return told;
    const reported = this.#report(
      { feature, outcome: served.outcome, entityId, now: now ?? link.client.now() },
      context,
    );
    return reported ? reported.then(() => told) : told;
  }

  #opened(): ProjectLink {
    const link = this.#link;
    if (!link) throw new ProviderNotReadyError(NOT_READY);
    const { current, error } = link.client;
    if (!current && error?.reason !== 'missing') throw new ProviderNotReadyError(error?.message ?? NOT_READY);
    return link;
  }

  #find(link: ProjectLink, flag: string): ResolvedFeature {
    const feature = link.feature(flag);
    if (!feature) throw new FlagNotFoundError(`The project ${this.#options.project} has no feature ${flag}.`);
    return feature;
  }

  /** Whether the service is told who was served the outcome. */
  #isToldOf({ assignment }: Outcome): boolean {
    return (assignment !== undefined || this.#link?.buffer.delivers === true) && this.#options.exposures !== 'off';
  }

  /** Returns what to wait for, if anything. */
  #report({ feature, outcome, entityId, now }: Evaluated, context: EvaluationContext): Promise<void> | undefined {
    const link = this.#link;
    if (!link || entityId === undefined) return undefined;
    const exposure: Exposure = {
      feature: feature.name,
      variation: outcome.variation.name,
      reason: outcome.reason,
      entityId,
      assignment: outcome.assignment,
      step: feature.stepOf(outcome, now),
      time: now,
      attributes: link.buffer.delivers ? JSON.stringify(attributesIn(context)) : undefined,
    };
    // Where nobody sends what is pending before the process freezes, each first exposure is awaited.
    const isAwaited = this.#options.exposures === 'await' || (link.isInLambda && !isEachInvocationWrapped());
    return link.take(exposure, isAwaited);
  }

  #hear(event: SnapshotEvent): void {
    if (event.type === 'stale') this.#sayIfStale();
    else this.#sayFresh(event.changed);
  }

  #sayFresh(changed: readonly string[]): void {
    this.events.emit(ProviderEvents.Ready);
    if (changed.length > 0) this.events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged: [...changed] });
  }

  #sayIfStale(): void {
    const message = this.#link?.client.stale;
    if (message !== undefined) this.events.emit(ProviderEvents.Stale, { message });
  }
}

type Attributes = Readonly<Record<string, unknown>>;

interface Evaluated {
  readonly feature: ResolvedFeature;
  readonly outcome: Outcome;
  readonly entityId: string | undefined;
  /** The service's time, in milliseconds. */
  readonly now: number;
}

/** @throws the error that OpenFeature has for it. */
const evaluateFor = (
  feature: ResolvedFeature,
  entityId: string | undefined,
  context: EvaluationContext,
  now: number,
): ResolvedOutcome => {
  if (entityId === undefined && !isStatic(feature.compiled, now)) throw withoutEntity(feature.name);
  try {
    const attributes = feature.asksContext ? (attributesIn(context) as Attributes) : undefined;
    return feature.resolve(evaluate(feature.compiled, entityId ?? '', attributes, now), now);
  } catch (error) {
    throw error instanceof ContextError ? new InvalidContextError(error.message) : error;
  }
};

const lossOf = (sender: Pick<ExposureSender, 'dropped' | 'refused'> | undefined): number =>
  sender ? sender.dropped + sender.refused : 0;

const withoutEntity = (flag: string): TargetingKeyMissingError =>
  new TargetingKeyMissingError(`The answer of ${flag} depends on the entity: the context needs a targetingKey.`);

const staleAnswer = async (answer: Answer, age = 0): Answer => {
  const details = await answer;
  const flagMetadata = { ...details.flagMetadata, ageSeconds: Math.round(age) };
  return { ...details, reason: 'STALE', flagMetadata };
};
