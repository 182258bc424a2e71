/**
 * Reads a list to its end, page by page.
 */

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string | undefined;
}

/** The member of the next call: none for the first page. */
export interface NextToken {
  readonly nextToken?: string;
}

export const everyPage = async <Item>(read: (token: NextToken) => Promise<Page<Item>>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let token: NextToken = {};
  for (;;) {
    const page = await read(token);
    items.push(...page.items);
    if (page.nextToken === undefined) return items;
    token = { nextToken: page.nextToken };
  }
};
