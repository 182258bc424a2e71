/** The epoch milliseconds of a moment as a field for date and time has it, in the zone of the browser. */
export const momentIn = (text: string | undefined): number | undefined => {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
};
