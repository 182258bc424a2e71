/**
 * A service of its own for the checks of a `describe`, and pages of its console. Whatever a page complains of fails the
 * check: errors of its code, reports of the content policy, dialogs of the browser.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Page } from 'playwright-core';
import { type RunningService, startLocalService } from '../../../support/over-http.ts';
import { type Look, openApart, openTab, type Tab } from './browser.ts';

export interface World {
  /** The address of the service, without a slash at its end. */
  readonly url: () => string;
  /** Opens an address below `/console`. `prepare` gets the page before it loads anything. */
  readonly open: (path: string, options?: OpenOptions) => Promise<Page>;
  /** Calls the API: the way in which checks make what they look at. */
  readonly api: <Answer = Record<string, unknown>>(method: string, path: string, body?: object) => Promise<Answer>;
  /** Moves the service's clock, as `POST /_local/clock` does. */
  readonly travel: (move: object) => Promise<void>;
  /** Resolves when everything is counted. */
  readonly drain: () => Promise<void>;
  /** Lets a page complain of what this matches, until the end of the check: for checks that make calls fail. */
  readonly expectComplaints: (pattern: RegExp) => void;
}

export interface OpenOptions extends Look {
  /** Whether the page shares nothing with others: with `prepare`, unless this says otherwise. */
  readonly apart?: boolean;
  readonly prepare?: (page: Page) => Promise<void>;
  /** Where the pages are, if not at the service itself. */
  readonly origin?: string;
}

/** To be called in a `describe`. @param options of `npm start`. */
export const useWorld = (...options: readonly string[]): World => {
  let service: RunningService;
  const tabs: Tab[] = [];
  let complaints: string[] = [];
  let expected: RegExp | undefined;
  const url = () => service.endpoint;
  before(async () => {
    service = await startLocalService(...options);
  });
  after(() => service.stop());
  afterEach(async () => {
    await Promise.all(tabs.splice(0).map((tab) => tab.close()));
    const heard = complaints.filter((complaint) => !expected?.test(complaint));
    complaints = [];
    expected = undefined;
    assert.deepEqual(heard, []);
  });
  const open = async (
    path: string,
    { prepare, origin = url(), apart = prepare !== undefined, ...look }: OpenOptions = {},
  ): Promise<Page> => {
    const tab = await (apart ? openApart : openTab)({ viewport: WIDE, ...look });
    tabs.push(tab);
    const { page } = tab;
    page.context().setDefaultTimeout(WAIT);
    listen(page, (complaint) => complaints.push(complaint));
    await prepare?.(page);
    await page.goto(`${origin}/console${path}`);
    return page;
  };
  const api = async <Answer>(method: string, path: string, body?: object): Promise<Answer> =>
    (await post(url() + path, method, body)) as Answer;
  return {
    url,
    open,
    api,
    travel: async (move) => void (await api('POST', '/_local/clock', move)),
    drain: async () => void (await api('POST', '/_local/drain')),
    expectComplaints: (pattern) => {
      expected = pattern;
    },
  };
};

/** Milliseconds until something that does not appear fails a check. */
const WAIT = 20_000;

export const WIDE = { width: 1280, height: 800 } as const;
export const NARROW = { width: 360, height: 740 } as const;

const post = async (address: string, method: string, body?: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${address}: ${answer.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
};

/** Reports of the policy reach the console of the page as errors. */
const listen = (page: Page, complain: (complaint: string) => void): void => {
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complain(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(`${message.type()}: ${message.text()}`);
  });
};
