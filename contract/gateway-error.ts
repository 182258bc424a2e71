/**
 * Errors that the gateway answers itself, before any function: a refused signature, an unknown key, a throttle.
 */

/** Each is the message, as JSON. The SDKs' clients show the first, those of OFREP the second. */
const members = ['message', 'errorDetails'] as const;

/** The body around the JSON text of a message. */
export const gatewayErrorBody = (message: string): string =>
  `{${members.map((member) => `"${member}":${message}`).join(',')}}`;
