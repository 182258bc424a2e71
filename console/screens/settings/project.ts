import type { Output } from '../../../contract/index.ts';

export type Project = Output<'GetProject'>['project'];
