import { percent } from './numbers.ts';

/** The API's shares are whole numbers of this. */
const ALL = 100_000;

/** `12.5 %`, of a share as the API says it, of 100,000. */
export const shareText = (share: number): string => percent(share / ALL);

/** The part of a line that a share takes, from 0 to 1. */
export const shareOfLine = (share: number): number => share / ALL;
