/**
 * Returns the path of a project at the service. A name may be `.` or `..`, which no URL can have as a segment (RFC 3986
 * section 5.2.4); the service reads `~.` and `~..` as these names.
 */
export const projectPath = (name: string): string =>
  `/projects/${/^\.\.?$/.test(name) ? `~${name}` : encodeURIComponent(name)}`;
