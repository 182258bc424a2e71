/**
 * The throttle of each method. API Gateway answers requests over it with 429; they cost nothing, and the SDKs try them
 * again. An account has 10,000 requests a second in a region for all its APIs, of which the defaults leave most to
 * others.
 */
import { Token } from 'aws-cdk-lib';
import type { StageOptions } from 'aws-cdk-lib/aws-apigateway';
import { isByKey, type OperationName, operationNames, rowOf } from '../../contract/index.ts';
import { pathsOf } from '../../contract/operation.ts';
import type { SelfevidentProps, Throttle } from '../props.ts';

type ThrottleProps = Pick<SelfevidentProps, 'operationThrottles' | 'throttle'>;

/** Evidently's own throttle for each operation of the data plane. */
const dataPlane: Throttle = { rate: 1_000, burst: 500 };
/** Of each operation of OFREP, which has no throttle of Evidently's. */
const remoteEvaluation: Throttle = { rate: 500, burst: 250 };
/** Of what pages report, a few flags in a request; and of OFREP at the root, where few clients ask. */
const reports: Throttle = { rate: 200, burst: 100 };
const atRoot: Throttle = { rate: 100, burst: 50 };
/** Preflights are not signed, so strangers can send them too. Browsers keep the answer for hours. */
const preflight: Throttle = { rate: 100, burst: 100 };
/**
 * Of GetProjectSnapshot, which each process that evaluates by itself asks for every 5 seconds: for the 1,000 processes
 * that an account may run in Lambda, of which 200 may start at once.
 */
const snapshots: Throttle = { rate: 200, burst: 200 };
const others: Throttle = { rate: 20, burst: 40 };

const ownThrottle = (name: OperationName, path: string): Throttle => {
  if (rowOf(name).protocol === 'ofrep') return rowOf(name).path === path ? remoteEvaluation : atRoot;
  if (isByKey(name)) return reports;
  if (name === 'GetProjectSnapshot') return snapshots;
  return isDataPlane(name) ? dataPlane : others;
};

const isDataPlane = (name: OperationName): boolean => rowOf(name).endpoint === 'dataplane';

/** Throttles by `PATH/METHOD`, as the stage of an API names methods; `/*` and `*` stand for all others. */
const throttlesOf = ({ throttle, operationThrottles = {} }: ThrottleProps): Readonly<Record<string, Throttle>> => {
  const { OPTIONS = throttle ?? preflight, ...operations } = operationThrottles;
  const named = operationNames.flatMap((name): [string, Throttle][] => {
    const row = rowOf(name);
    return pathsOf(row).flatMap((path): [string, Throttle][] => [
      [`${path}/${row.method}`, operations[name] ?? throttle ?? ownThrottle(name, path)],
      ...(isDataPlane(name) && path === row.path ? [[`${path}/OPTIONS`, OPTIONS] as [string, Throttle]] : []),
    ]);
  });
  const rest = throttle ?? others;
  return { '/*/*': rest, ...Object.fromEntries(named.filter(([, own]) => own !== rest)) };
};

/** The options of a stage for these throttles. */
export const throttleOptions = (props: ThrottleProps): StageOptions => {
  const { '/*/*': rest = others, ...named } = throttlesOf(props);
  const methodOptions = Object.entries(named).map(([method, { rate, burst }]) => [
    method,
    { throttlingRateLimit: rate, throttlingBurstLimit: burst },
  ]);
  return {
    throttlingRateLimit: rest.rate,
    throttlingBurstLimit: rest.burst,
    ...(methodOptions.length > 0 ? { methodOptions: Object.fromEntries(methodOptions) } : {}),
  };
};

/** Requests a second that call for an alarm: half of the highest throttle, at least 1. */
export const manyRequests = (props: ThrottleProps): number =>
  Math.max(1, ...Object.values(throttlesOf(props)).map(({ rate }) => (Token.isUnresolved(rate) ? 0 : rate / 2)));
