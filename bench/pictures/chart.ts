// Charts as SVG that are readable on a light and on a dark page.

/** Where a chart's values lie on the picture: values `from` to `to` at pixels `start` to `end`. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Colours have names, because they differ between light and dark pages. */
export type Colour = 'ink' | 'faint' | 'control' | 'group' | 'good' | 'bad';

export type Point = readonly [x: number, y: number];

const pixel = (value: number): string => `${Math.round(10 * value) / 10}`;

export const at = ({ from, to, start, end }: Scale, value: number): number =>
  start + ((Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to)) - from) / (to - from)) * (end - start);

export const line = (points: readonly Point[], colour: Colour, width = 1.5): string =>
  `<path d="${pathOf(points)}" class="line ${colour}" stroke-width="${width}"/>`;

/** What lies between two lines over the same places. */
export const band = (lower: readonly Point[], upper: readonly Point[], colour: Colour): string =>
  `<path d="${pathOf([...lower, ...upper.toReversed()])}Z" class="band ${colour}"/>`;

export const dot = ([x, y]: Point, colour: Colour): string =>
  `<circle cx="${pixel(x)}" cy="${pixel(y)}" r="4" class="dot ${colour}"/>`;

export interface Label {
  readonly text: string;
  readonly colour?: Colour;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly isBold?: boolean;
}

export const label = ([x, y]: Point, { text, colour = 'ink', anchor = 'start', isBold = false }: Label): string =>
  `<text x="${pixel(x)}" y="${pixel(y)}" class="${colour}${isBold ? ' bold' : ''}" text-anchor="${anchor}">${text}</text>`;

const pathOf = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${pixel(x)} ${pixel(y)}`).join('L')}`;

const light: Readonly<Record<Colour, string>> = {
  ink: '#24292f',
  faint: '#8c959f',
  control: '#0969da',
  group: '#bc4c00',
  good: '#1a7f37',
  bad: '#cf222e',
};
const dark: typeof light = {
  ink: '#e6edf3',
  faint: '#7d8590',
  control: '#58a6ff',
  group: '#f0883e',
  good: '#3fb950',
  bad: '#f85149',
};

const rulesOf = (colours: typeof light): string =>
  Object.entries(colours)
    .map(([name, value]) => `.line.${name}{stroke:${value}}.band.${name},.dot.${name},text.${name}{fill:${value}}`)
    .join('');

const style = [
  'text{font:13px system-ui,sans-serif}.bold{font-weight:600}.line{fill:none}.band{opacity:.25}',
  rulesOf(light),
  `@media(prefers-color-scheme:dark){${rulesOf(dark)}}`,
].join('');

/** The text of a picture of 720 pixels. `title` is what it says to those who do not see it. */
export const picture = (height: number, title: string, parts: readonly string[]): string =>
  `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" width="720" height="${height}" role="img">`,
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    ...parts,
    '</svg>',
  ].join('\n')}\n`;
