/** A hundred flags: ten are split half and half, the others are as they are. */
export const FLAGS = Array.from({ length: 100 }, (_, index) => ({
  name: `feature-${index}`,
  isSplit: index % 10 === 0,
}));
/** So many visitors that all their exposures have room. */
export const VISITORS = Array.from({ length: 500 }, (_, index) => `visitor-${index}`);
