/**
 * The words for what may be instead of content, or beside it.
 */
export const states = {
  loading: 'Loading',
  refreshing: 'Asking again',
  asOf: (time: string) => `as of ${time}`,
  tryAgain: 'Try again',
  nextTry: (seconds: number) => (seconds === 0 ? 'Asking again now.' : `Asks again in ${seconds} s.`),
  nextTrySoon: 'It is asked again by itself.',
  changeWaits: (seconds: number) => `May be tried again in ${seconds} s.`,
  offline: 'This browser is offline. What is asked goes on by itself when it is back; changes wait.',
  stale: (since: string) => `These are the numbers of ${since}: asking again failed.`,
  details: 'Details',
  requestId: 'Request',
  code: 'Code to copy',
  copy: 'Copy',
  copied: 'Copied',
  notFound: 'Not there',
  notFoundText: 'Nothing is called that here. It may have been deleted.',
  deletedBy: 'It was deleted by',
  noPage: 'There is no such page',
  noPageText: 'The address may be mistyped, or from another version.',
  back: 'Back to the projects',
  forbidden: (operation: string) => `${operation} is not allowed for you.`,
  emptyByFilter: (filter: string) => `No name contains “${filter}”.`,
  clearFilter: 'Clear the filter',
  searchedPartly: (count: number) => `Searched ${count} so far; more are loading.`,
  noScreen:
    'This screen could not be loaded. The network or the service may be away, or another version may have replaced it.',
  broken: 'This part of the page failed',
} as const;

export const confirm = {
  cancel: 'Cancel',
  before: 'Now',
  after: 'Then',
  made: 'As it will be',
  what: 'What',
  changes: 'What changes',
  nothing: 'Nothing changes.',
  notStarted: 'It is made, and does not run yet.',
  typeName: (name: string) => `Type ${name} to confirm`,
  reason: 'Reason (optional; it stays in the history)',
  escape: 'What you typed is not saved. Escape once more leaves it.',
} as const;

/** Who made a change that nobody asked for. */
export const service = 'the service itself';

export const someone = 'someone on this machine';

export const paging = {
  label: 'Pages',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previous: 'Previous',
  next: 'Next',
} as const;

/** What is asked before anything is deleted. */
export const deletion = {
  title: (name: string) => `Delete ${name}?`,
  action: 'Delete',
  isThere: 'is there',
  isGone: 'deleted',
} as const;
