/** Whether two values of parsed JSON are the same, whatever the order of their members. */
export const isEqual = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && isEqual(memberOf(one, name), memberOf(other, name)));
};

const memberOf = (value: object, name: string): unknown => (value as Readonly<Record<string, unknown>>)[name];
