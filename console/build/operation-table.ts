/**
 * The module `virtual:operations`: what a call needs of each row of the contract, as data. So the bundle has the routes
 * and where times are, and none of the schemas.
 */
import type { Plugin } from 'vite';
import { operationNames, rowOf } from '../../contract/index.ts';
import { type AnySchema, factsOf, type Members } from '../../contract/shape/facts.ts';

/** Where times are: `true` for a time; the members that have any, for an object or a list of such objects. */
type Times = true | { readonly [member: string]: Times };

const ID = 'virtual:operations';
const RESOLVED = `\0${ID}`;

export const operationTable = (): Plugin => ({
  name: 'operation-table',
  resolveId: (id) => (id === ID ? RESOLVED : null),
  load: (id) => (id === RESOLVED ? `export const operations = ${JSON.stringify(table())};` : null),
});

const table = () =>
  Object.fromEntries(
    operationNames.map((name) => {
      const { method, path, query, body, result } = rowOf(name);
      const sent = timesIn({ ...query?.shape, ...body?.shape });
      const received = timesIn(result.shape);
      return [
        name,
        { method, path, query: Object.keys(query?.shape ?? {}), ...(sent && { sent }), ...(received && { received }) },
      ];
    }),
  );

const timesIn = (members: Members): Times | undefined => {
  const found = Object.entries(members).flatMap(([name, schema]) => {
    const times = timesOf(schema);
    return times ? [[name, times] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
};

const timesOf = (schema: AnySchema): Times | undefined => {
  const facts = factsOf(schema);
  if (facts.type === 'timestamp') return true;
  if (facts.type === 'list') return timesOf(facts.member);
  return facts.type === 'structure' || facts.type === 'union' ? timesIn(facts.members) : undefined;
};
