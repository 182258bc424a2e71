/**
 * A screen whose files cannot be loaded: the network is away, or another version has replaced them. The router would
 * load the whole page anew for the browser's own message, and so lose it where there is no network.
 */
import { words } from '../words/en.ts';

addEventListener('vite:preloadError', ({ payload }) => {
  payload.message = words.states.noScreen;
});
