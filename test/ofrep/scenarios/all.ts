/** All scenarios, which each stock provider plays. */
import type { Scenario } from '../scenario.ts';
import { addresses } from './addresses.ts';
import { errors } from './errors.ts';
import { reasons } from './reasons.ts';
import { values } from './values.ts';

export const allScenarios: readonly Scenario[] = [...values, ...reasons, ...errors, ...addresses];
