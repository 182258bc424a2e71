/** The end of a process that has reported exposures. A function, so that whoever ends otherwise does not load it. */
import type { Flushed } from './call-sender.ts';
import type { ExposureSender, SenderOptions } from './sender.ts';

/** Milliseconds between the tries of an end, and until it gives up. */
const PAUSE = 200;
const LIMIT = 2000;

/** Sends everything before the process ends, and tries again for two seconds; then the sender is closed. */
export const finishSending = async (sender: ExposureSender, after: SenderOptions['after']): Promise<Flushed> => {
  let isOver = false;
  let cancel = () => {};
  let sent = 0;
  const limited = new Promise<void>((resolve) => {
    cancel = after(LIMIT, () => {
      isOver = true;
      resolve();
    });
  });
  const sendAll = async (): Promise<void> => {
    while (!isOver) {
      const flushed = await sender.flush();
      sent += flushed.sent;
      if (flushed.pending === 0) return;
      await new Promise<void>((next) => after(PAUSE, next));
    }
  };
  await Promise.race([sendAll(), limited]);
  cancel();
  sender.close();
  return { sent, pending: sender.pending };
};
