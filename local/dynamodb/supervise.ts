/**
 * Starts child processes that never outlive this one, not even after kill -9.
 */
import { type ChildProcess, spawn } from 'node:child_process';

/**
 * The shell becomes the child, with the same pid, so signals and the exit code are the child's own. Its subshell stays
 * and reads a pipe from this process. A line on the pipe says that the child has ended; its end, that this process has.
 * `$$` is the child's pid in the subshell too.
 */
const script = `
(read -r _ <&3 || { kill -9 $$; [ -z "$REMOVE" ] || rm -rf -- "$REMOVE"; }) >/dev/null 2>&1 &
exec "$0" "$@" 3<&-
`;

/**
 * Starts the command with its output on pipes. The child has its own session, so Ctrl-C reaches only this process,
 * which stops the child when it is ready. On Windows Node ends its children with itself, and the command needs no
 * shell.
 *
 * @param remove a directory to delete if this process is killed.
 */
export const spawnSupervised = (command: string, args: readonly string[], remove = ''): ChildProcess => {
  if (process.platform === 'win32')
    return spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const child = spawn('/bin/sh', ['-c', script, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, REMOVE: remove },
  });
  const pipe = child.stdio[3] as NodeJS.WritableStream | null | undefined;
  pipe?.on('error', () => undefined);
  child.once('exit', () => pipe?.end('\n'));
  return child;
};
