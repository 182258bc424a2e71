/** Defines a destination of delivery records, and the shipment that it gets at once. */

import type { DataDelivery } from '../../domain/project.ts';
import type { DeliveryRecord } from '../store/delivery/delivery-record.ts';

/** Records of one project for one destination. */
export interface Shipment {
  readonly project: string;
  readonly to: DataDelivery;
  readonly records: readonly DeliveryRecord[];
}

/**
 * Resolves when all records have arrived. After an error some of them may have arrived. A repeated shipment is
 * delivered again, under the same ids.
 */
export type Destination = (shipment: Shipment, signal: AbortSignal) => Promise<void>;

/** A shipment is given up with this error when its destination does not answer. */
class DeliveryTimeout extends Error {
  override readonly name = 'DeliveryTimeout';
}

/** Sends with a timeout in milliseconds, which holds whatever the destination does. */
export const sendWithin = async (send: Destination, shipment: Shipment, limit: number): Promise<void> => {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeliveryTimeout(`no answer in ${limit} ms`));
      controller.abort();
    }, limit);
  });
  try {
    await Promise.race([send(shipment, controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
};
