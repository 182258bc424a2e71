/**
 * Why the last sign-in came to nothing, for the page that asks to sign in.
 */
let last: string | undefined;

export const noteRefusal = (reason: string): void => {
  last = reason;
};

export const refusal = (): string | undefined => last;
