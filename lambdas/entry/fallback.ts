/** The fallback function: answers unknown routes with the modelled 404, and has access to nothing. */
import { unknownOperation } from '../http/unknown-operation.ts';

export const handler = unknownOperation;
