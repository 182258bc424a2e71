/**
 * A child process that never outlives this one, not even after kill -9.
 */
import { type ChildProcess, spawn } from 'node:child_process';

/**
 * The shell becomes the child (same pid, so signals and the exit code are the child's own) and leaves a subshell of its own behind, which
 * waits on a pipe from us: a line says that the child has ended; the end of the pipe, that we have. `$$` stays the child's pid in a subshell.
 */
const script = `
(read -r _ <&3 || { kill -9 $$; [ -z "$REMOVE" ] || rm -rf -- "$REMOVE"; }) >/dev/null 2>&1 &
exec "$0" "$@" 3<&-
`;

/**
 * Starts the command with its output on pipes. In a session of its own, so that Ctrl-C reaches only us and we stop it when we are done.
 * On Windows, where Node ends its children with itself, it is started as it is.
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
