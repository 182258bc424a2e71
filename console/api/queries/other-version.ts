import { queryOptions } from '@tanstack/react-query';
import { call } from '../call.ts';
import { browserNow } from '../clock.ts';
import { config, servedConfig } from '../config.ts';
import { VERSION } from '../query-client.ts';

/** A console, or a service, of another version than that of this page. */
export interface OtherVersion {
  readonly version: string;
  /** Whether loading the page anew brings its console; else only the service behind is another. */
  readonly isServed: boolean;
}

/** Milliseconds. */
const EVERY = 5 * 60_000;
/** Whoever comes back to the page after this is told at once. */
const FRESH = 60_000;

/** Null while all is of the version that the page was loaded with; not asked for when it has just been loaded. */
export const otherVersionQuery = () =>
  queryOptions({
    queryKey: [VERSION],
    queryFn: ({ signal }) => otherVersion(signal),
    initialData: null,
    initialDataUpdatedAt: browserNow,
    staleTime: FRESH,
    refetchInterval: EVERY,
    retry: false,
  });

const otherVersion = async (signal: AbortSignal): Promise<OtherVersion | null> => {
  const own = config().version;
  const [{ version }, isOwnPage, service] = await Promise.all([servedConfig(), hasOwnPage(), serviceVersion(signal)]);
  if (version !== own || !isOwnPage) return { version, isServed: true };
  return service === undefined || service === own ? null : { version: service, isServed: false };
};

/** The first file of a console has a digest of all others in its name. In development it has none. */
const hasOwnPage = async (): Promise<boolean> => {
  const { src = '' } = document.querySelector<HTMLScriptElement>('script[type="module"]') ?? {};
  const [, entry] = /\/(assets\/[^/]+\.js)/.exec(src) ?? [];
  const answer = await fetch(import.meta.env.BASE_URL, { cache: 'no-store' });
  return entry === undefined || !answer.ok || (await answer.text()).includes(entry);
};

/** Who may not ask, or asks a service without the row, learns nothing. */
const serviceVersion = (signal: AbortSignal): Promise<string | undefined> =>
  call('GetService', {}, { signal }).then(
    ({ version }) => version,
    () => undefined,
  );
