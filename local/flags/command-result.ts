/** What a command prints, and the code with which it ends: 0, or 2 for differences. */
export interface CommandResult {
  readonly output: string;
  readonly code: 0 | 2;
}
