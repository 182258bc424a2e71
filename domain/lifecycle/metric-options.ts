/** Finds options of metrics that contradict each other. */

import type { Fault } from '../fault.ts';
import type { MetricDefinition } from './metric.ts';

type Option = 'eventCap' | 'eventFloor' | 'entityCap' | 'entityFloor' | 'above' | 'denominatorKey' | 'aggregation';
type OptionFault = readonly [option: Option, message: string];

/** Returns the faults of each metric. A fault of two options together is a fault of either. */
export const metricOptionFaults = (
  metrics: readonly { readonly metricDefinition: MetricDefinition }[],
  path: string,
): Fault[] =>
  metrics.flatMap(({ metricDefinition }, index) =>
    [...boundFaults(metricDefinition), ...thresholdFaults(metricDefinition), ...kindFaults(metricDefinition)].map(
      ([option, message]) => ({ name: `${path}[${index}].metricDefinition.${option}`, message }),
    ),
  );

const boundFaults = ({ eventFloor, eventCap, entityFloor, entityCap }: MetricDefinition): OptionFault[] => [
  ...orderFaults(['eventFloor', eventFloor], ['eventCap', eventCap]),
  ...orderFaults(['entityFloor', entityFloor], ['entityCap', entityCap]),
];

type Bound = readonly [option: Option, value: number | undefined];

const orderFaults = ([floorName, floor = -Infinity]: Bound, [capName, cap = Infinity]: Bound): OptionFault[] =>
  floor <= cap
    ? []
    : [
        [floorName, `must be at most ${capName}, which is ${cap}`],
        [capName, `must be at least ${floorName}, which is ${floor}`],
      ];

/** Bounds on one side of the threshold would make all events alike. */
const thresholdFaults = ({ above, eventFloor, eventCap }: MetricDefinition): OptionFault[] => {
  if (above === undefined) return [];
  if (eventCap !== undefined && above >= eventCap)
    return [['above', `must be below eventCap, which is ${eventCap}: no event would be above it`]];
  if (eventFloor !== undefined && above < eventFloor)
    return [['above', `must be at least eventFloor, which is ${eventFloor}: every event would be above it`]];
  return [];
};

const kindFaults = ({
  above,
  denominatorKey,
  aggregation = 'VALUE_PER_EVENT',
  ...bounds
}: MetricDefinition): OptionFault[] => {
  const isPerEvent = aggregation === 'VALUE_PER_EVENT';
  const entityBounds = (['entityCap', 'entityFloor'] as const).filter((bound) => bounds[bound] !== undefined);
  return [
    ...(above !== undefined && denominatorKey !== undefined ? together('above', 'denominatorKey') : []),
    ...(denominatorKey !== undefined && !isPerEvent ? together('denominatorKey', 'aggregation') : []),
    ...entityBounds.flatMap((bound): OptionFault[] =>
      isPerEvent
        ? [[bound, 'bounds the sum of an entity: it needs an aggregation over entities, not VALUE_PER_EVENT']]
        : [],
    ),
  ];
};

const together = (one: Option, other: Option): OptionFault[] => [
  [one, `cannot be given together with ${other}`],
  [other, `cannot be given together with ${one}`],
];
