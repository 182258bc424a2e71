/**
 * A browser at the root of the address, which the console is for. Every other client gets the API's answer there.
 */
import { firstHeader, type ReceivedRequest } from './received-request.ts';

export const isVisit = (request: ReceivedRequest): boolean =>
  request.method === 'GET' && request.path === '/' && (firstHeader(request, 'accept') ?? '').includes('text/html');
