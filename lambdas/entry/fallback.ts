/** What no route knows: the modelled 404, without access to anything. */
import { unknownOperation } from '../http/unknown-operation.ts';

export const handler = unknownOperation;
