/** The largest body that is taken, in bytes. A file of its own, for servers that are there before the rest is loaded. */
export const LARGEST_BODY = 1_048_576;
