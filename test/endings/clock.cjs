// Moves the clock of a process, as restoring a snapshot of it does: by the milliseconds that a file says at that moment.
const { readFileSync } = require('node:fs');

const offset = () => Number(readFileSync(process.env.CLOCK_FILE, 'utf8'));
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [Date.now()]));
  }

  static now() {
    return RealDate.now() + offset();
  }
};
