/**
 * Where lines are delivered, as the delivery sees it; and what is sent there at once.
 */
import type { DataDelivery } from '../../domain/project.ts';
import type { DeliveryRecord } from '../store/delivery/delivery-record.ts';

/** Lines of one project for one destination. */
export interface Shipment {
  readonly project: string;
  readonly to: DataDelivery;
  readonly lines: readonly DeliveryRecord[];
}

/**
 * Resolves when all lines are where they belong; when it throws, some of them may be. A shipment that comes again is
 * delivered again, under the same ids.
 */
export type Destination = (shipment: Shipment, signal: AbortSignal) => Promise<void>;

/** What a shipment is given up by that its destination does not answer for. */
class DeliveryTimeout extends Error {
  override readonly name = 'DeliveryTimeout';
}

/** Sends with a limit in milliseconds, which holds whatever the destination does. */
export const sendWithin = async (send: Destination, shipment: Shipment, limit: number): Promise<void> => {
  const given = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeliveryTimeout(`no answer in ${limit} ms`));
      given.abort();
    }, limit);
  });
  try {
    await Promise.race([send(shipment, given.signal), late]);
  } finally {
    clearTimeout(timer);
  }
};
