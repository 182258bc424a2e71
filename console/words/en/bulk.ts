/** What is done to several at once, and what is taken along as a table. */
export const bulk = {
  select: (name: string) => `Select ${name}`,
  selected: (count: number) => `${count} selected`,
  clear: 'Clear the selection',
  actions: 'What to do with the selected ones',
  kinds: { tag: 'Tag', stop: 'Stop', delete: 'Delete' },
  titles: {
    tag: (what: string) => `Tag ${what}?`,
    stop: (what: string) => `Stop ${what}?`,
    delete: (what: string) => `Delete ${what}?`,
  },
  many: (count: number, noun: string) => `${count} ${noun}s`,
  texts: {
    tag: 'Each gets these tags beside those that it has.',
    stop: 'Each ends as completed, with the reason.',
    delete: 'Each is deleted for good. What runs, or is in use, stays.',
  },
  oneByOne: 'They are done one by one. What fails stays selected, and the rest is done.',
  tags: 'Tags, a line for each: key = value',
  states: { waits: 'waits', done: 'done', failed: 'failed' },
  done: (done: number, all: number) => `${done} of ${all} done`,
  elsewhere: 'Somebody changed it since the list was read. The latest change:',
  close: 'Close',
  again: 'Try again what failed',
  csv: 'Export as CSV',
} as const;
