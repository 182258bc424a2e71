/**
 * Whose code is in the console: their licenses go wherever it goes.
 */
import type { Plugin } from 'vite';
import { packageFolders, thirdPartyNotices } from '../../lib/third-party-notices.ts';

export const notices = (): Plugin => ({
  name: 'notices',
  generateBundle() {
    const source = thirdPartyNotices(packageFolders([...this.getModuleIds()]));
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source });
  },
});
