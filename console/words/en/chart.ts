export const chart = {
  walk: 'Arrow keys walk along the points.',
  asTable: 'The same numbers as a table',
  time: 'Time',
  difference: 'Difference',
  from: 'From',
  to: 'To',
  bandLabel: (metric: string, treatment: string, control: string) =>
    `${metric}: ${treatment} compared with ${control}, over time`,
  bandPoint: (time: string, effect: string, lower: string, upper: string) =>
    `${time}: ${effect}, between ${lower} and ${upper}`,
  bracket: (lower: string, upper: string) => `${lower} to ${upper}`,
  bracketText: 'what all looks so far have in common',
  bandText: 'interval of each look',
  lineText: 'difference',
  sharesLabel: 'Share of the entities of each treatment, over time',
  expected: 'as set',
  sharePoint: (time: string, shares: string) => `${time}: ${shares}`,
  clipped: 'The first intervals are wider than the chart; the table has all of them.',
} as const;
