/**
 * How many requests each method takes: API Gateway answers those over it with 429, which the SDKs try again, and which cost
 * nothing. An account has 10,000 a second in a region for all its APIs; no deployment takes most of that unless told to.
 */
import { Token } from 'aws-cdk-lib';
import type { StageOptions } from 'aws-cdk-lib/aws-apigateway';
import { type OperationName, operationNames, rowOf } from '../../contract/index.ts';
import type { SelfevidentProps, Throttle } from '../props.ts';

type ThrottleProps = Pick<SelfevidentProps, 'operationThrottles' | 'throttle'>;

/** What Evidently allowed for each operation of the data plane. */
const dataPlane: Throttle = { rate: 1_000, burst: 500 };
/** Browsers ask without a signature, so that a stranger can ask too; they keep the answer for hours. */
const preflight: Throttle = { rate: 100, burst: 100 };
const others: Throttle = { rate: 20, burst: 40 };

const isDataPlane = (name: OperationName): boolean => rowOf(name).endpoint === 'dataplane';

/** By `PATH/METHOD`, as the stage of an API names its methods; `/*` and `*` stand for all that are not named. */
const throttlesOf = ({ throttle, operationThrottles = {} }: ThrottleProps): Readonly<Record<string, Throttle>> => {
  const { OPTIONS = throttle ?? preflight, ...given } = operationThrottles;
  const named = operationNames.flatMap((name): [string, Throttle][] => {
    const { method, path } = rowOf(name);
    const own = given[name] ?? throttle ?? (isDataPlane(name) ? dataPlane : others);
    return [
      [`${path}/${method}`, own],
      ...(isDataPlane(name) ? [[`${path}/OPTIONS`, OPTIONS] as [string, Throttle]] : []),
    ];
  });
  const rest = throttle ?? others;
  return { '/*/*': rest, ...Object.fromEntries(named.filter(([, own]) => own !== rest)) };
};

/** The same, as the options of a stage. */
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

/** Requests a second: half of what the busiest method may take. */
export const manyRequests = (props: ThrottleProps): number =>
  Math.max(1, ...Object.values(throttlesOf(props)).map(({ rate }) => (Token.isUnresolved(rate) ? 0 : rate / 2)));
