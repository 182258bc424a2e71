import { Line } from '../../../../packages/evaluation/exposure/line.ts';
import { seeded } from '../../../support/fault-injection.ts';

it('a line has the first and the order of a plain list, whoever leaves it and comes again', () => {
  const random = seeded(1);
  const line = new Line<number>();
  let list: number[] = [];
  for (let step = 0; step < 4_000; step++) {
    const [kind, item] = [random(), Math.floor(random() * 30)];
    const first = list[0];
    if (kind < 0.45) {
      line.add(item);
      list = [...list.filter((one) => one !== item), item];
    } else if (kind < 0.7) {
      line.delete(item);
      list = list.filter((one) => one !== item);
    } else if (kind < 0.995 && first !== undefined) {
      line.delete(first);
      list.shift();
    } else if (kind >= 0.995) {
      line.clear();
      list = [];
    }
    if (random() < 0.5) expect(line.first).toBe(list[0]);
    expect([line.size, ...line]).toEqual([list.length, ...list]);
  }
});
