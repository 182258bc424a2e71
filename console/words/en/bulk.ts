/** What is done to several at once, and what is taken along as a table. */
export const bulk = {
  select: (name: string) => `Select ${name}`,
  selectColumn: 'Select',
  selected: (count: number) => `${count} selected`,
  clear: 'Clear the selection',
  actions: 'What to do with the selected ones',
  kinds: { tag: 'Tag', stop: 'Stop', delete: 'Delete' },
  titles: {
    tag: (count: string) => `Tag ${count}?`,
    stop: (count: string) => `Stop ${count}?`,
    delete: (count: string) => `Delete ${count}?`,
  },
  many: (count: number) => (count === 1 ? 'one' : `${count} of them`),
  texts: {
    tag: 'Each gets these tags beside those that it has.',
    stop: 'Each ends as completed, with the reason.',
    delete: 'Each is deleted for good. What runs, or is in use, stays.',
  },
  oneByOne: 'They are done one by one. What fails stays selected, and the rest is done.',
  tags: 'Tags, a line for each: key = value',
  states: { waits: 'waits', done: 'done', failed: 'failed' },
  done: (done: number, all: number) => `${done} of ${all} done`,
  close: 'Close',
  again: 'Try again what failed',
  csv: 'Export as CSV',
} as const;
