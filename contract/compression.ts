/** Answers of this many bytes and more are compressed for clients that accept gzip. */
export const COMPRESSED_FROM = 1_024;
