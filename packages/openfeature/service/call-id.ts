/**
 * An id of 104 random bits for a call that may be sent again. It is no secret, and the service compares it together with
 * the caller and the body. `crypto.randomUUID` would load WebCrypto: 5 ms, and 0.4 MB of the heap, for the first
 * exposure of a process.
 */
export const newCallId = (): string => `${Math.random()}-${Math.random()}`;
