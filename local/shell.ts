/**
 * Lines to paste into the machine's shell.
 */

export interface Shell {
  /** One line that sets all variables. */
  set(variables: Readonly<Record<string, string>>): string;
  /** Runs the command while the shell takes the next. */
  inBackground(command: string): string;
}

const isPlain = (text: string): boolean => /^[\w@%+=:,./-]+$/.test(text);

const posix: Shell = {
  set: (variables) => {
    const quoted = (value: string) => (isPlain(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
    const all = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`);
    return `export ${all.join(' ')}`;
  },
  inBackground: (command) => `${command} &`,
};

const quotedForPowerShell = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const powerShell: Shell = {
  set: (variables) =>
    Object.entries(variables)
      .map(([name, value]) => `$env:${name}=${quotedForPowerShell(value)}`)
      .join('; '),
  inBackground: (command) => {
    const [file = '', ...args] = command.split(' ');
    return `Start-Process -NoNewWindow ${file} ${args.map(quotedForPowerShell).join(', ')}`.trimEnd();
  },
};

export const shellOf = (platform: NodeJS.Platform): Shell => (platform === 'win32' ? powerShell : posix);
