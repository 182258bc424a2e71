/**
 * Where the service is and how it wants to be called: `config.json` beside the page, from whoever serves it.
 */

export interface Config {
  /** The address of the API without a slash at its end; empty for that of the page. */
  readonly api: string;
  readonly region: string;
  /** The version of the service that serves the page. */
  readonly version: string;
  /** Who signs: nobody has to, a key that the person types, or a session of Cognito. */
  readonly signing: 'none' | 'key' | 'cognito';
  /** Whether the service is `npm start`, whose clock can be moved. */
  readonly local: boolean;
}

let current: Config | undefined;

/** As it is now, whatever this page was loaded with. */
export const servedConfig = (): Promise<Config> => read({ cache: 'no-store' });

/** The page itself has asked for it already, in the same way. */
export const loadConfig = async (): Promise<Config> => {
  current = await read();
  return current;
};

const read = async (options?: RequestInit): Promise<Config> => {
  const answer = await fetch(`${import.meta.env.BASE_URL}config.json`, options);
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  return (await answer.json()) as Config;
};

/** @throws Error before it is loaded. */
export const config = (): Config => {
  if (!current) throw new Error('config.json is not loaded');
  return current;
};
