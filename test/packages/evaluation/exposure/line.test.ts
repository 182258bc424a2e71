import { Line, type Linked } from '../../../../packages/evaluation/exposure/line.ts';
import { seeded } from '../../../support/fault-injection.ts';

interface Item extends Linked<Item> {
  readonly nth: number;
}

const itemsIn = (line: Line<Item>): readonly Item[] => {
  const items: Item[] = [];
  for (let item = line.first; item; item = item.behind) items.push(item);
  return items;
};

it('a line has the first and the order of a plain list, whoever leaves it and comes again', () => {
  const random = seeded(1);
  const all = Array.from({ length: 12 }, (_, nth): Item => ({ nth }));
  const line = new Line<Item>();
  let list: Item[] = [];
  for (let step = 0; step < 4_000; step++) {
    const item = (random() < 0.3 && list[0]) || (all[Math.floor(random() * all.length)] as Item);
    const isThere = list.includes(item);
    if (isThere) line.delete(item);
    list = list.filter((one) => one !== item);
    if (!isThere || random() < 0.4) {
      line.add(item);
      list.push(item);
    }
    if (random() < 0.005) {
      line.clear();
      list = [];
    }
    expect([line.size, ...itemsIn(line).map(({ nth }) => nth)]).toEqual([list.length, ...list.map(({ nth }) => nth)]);
  }
});
