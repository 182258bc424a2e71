/** What is wrong with the settings of a key. */

import type { Fault } from '../fault.ts';
import { EVERY, hasScope, type ProjectKey } from './key.ts';

/** @param now milliseconds since the epoch. */
export const keyFaults = (key: ProjectKey, now: number): readonly Fault[] => [
  ...(hasScope(key, 'events') && key.origins.includes(EVERY)
    ? [{ name: 'origins', message: 'must name the origins of the pages, without *, when scopes has events' }]
    : []),
  ...(hasScope(key, 'enrolOnBulk') && !hasScope(key, 'evaluate')
    ? [{ name: 'scopes', message: 'must have evaluate beside enrolOnBulk' }]
    : []),
  ...(key.expiresTime !== undefined && key.expiresTime <= now
    ? [{ name: 'expiresTime', message: 'must be in the future; DeleteKey ends a key at once' }]
    : []),
];
