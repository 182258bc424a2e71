/** What `build/operation-table.ts` makes of the contract. */
declare module 'virtual:operations' {
  type Times = true | { readonly [member: string]: Times };
  export const operations: Readonly<
    Record<
      string,
      {
        readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
        readonly path: string;
        /** Members of the query. */
        readonly query: readonly string[];
        /** Where times are in the query and the body, and in the answer. */
        readonly sent?: Times;
        readonly received?: Times;
      }
    >
  >;
}
