/**
 * Calls that go wrong, on the way between a page and its service.
 */
import type { Page, Route } from 'playwright-core';

/** A path of the API, without the address. */
export type CallPath = RegExp;

interface Fault {
  readonly status: number;
  readonly errorName?: string;
  readonly body?: string;
}

/** Answers calls with an error until the returned function is called. */
export const fail = async (
  page: Page,
  path: CallPath,
  { status, errorName = '', body }: Fault,
): Promise<() => Promise<void>> =>
  intercept(page, path, (route) =>
    route.fulfill({
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': errorName, 'x-amzn-requestid': 'request-1' },
      body: body ?? JSON.stringify({ message: 'made to fail' }),
    }),
  );

/** Answers with this text instead of what is served there, the files of the console included. */
export const serve = async (page: Page, path: RegExp, body: string): Promise<() => Promise<void>> => {
  const isAsked = (url: URL): boolean => path.test(url.pathname);
  await page.route(isAsked, (route) => route.fulfill({ status: 200, body }));
  return () => page.unroute(isAsked);
};

/** Cuts the connection of calls. */
export const cut = (page: Page, path: CallPath): Promise<() => Promise<void>> =>
  intercept(page, path, (route) => route.abort('connectionfailed'));

/** Holds calls back, or those of a method, until the returned function is called, and then lets them through. */
export const hold = async (page: Page, path: CallPath, method?: string): Promise<() => Promise<void>> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = await intercept(page, path, async (route) => {
    if (method === undefined || route.request().method() === method) await promise;
    // The page may be gone meanwhile.
    await route.continue().catch(() => undefined);
  });
  return async () => {
    resolve();
    await end();
  };
};

const intercept = async (
  page: Page,
  path: CallPath,
  answer: (route: Route) => Promise<void>,
): Promise<() => Promise<void>> => {
  const isCall = (url: URL): boolean => !url.pathname.startsWith('/console/') && path.test(url.pathname);
  await page.route(isCall, answer);
  return () => page.unroute(isCall, answer);
};
