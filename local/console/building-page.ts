/**
 * The pages of a checkout whose console is being built, or could not be.
 */
import type { Reply } from '../http/reply.ts';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
};

const page = (title: string, text: string, again: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${again}<title>${title}</title>
<style>body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui; color-scheme: light dark } pre { overflow-x: auto }</style>
<h1>${title}</h1>
${text}
</html>
`;

export const buildingPage: Reply = {
  status: 503,
  headers: { ...headers, 'retry-after': '1' },
  body: page(
    'The console is being built',
    '<p>This checkout builds it once, in some seconds. The page opens by itself.</p>',
    '<meta http-equiv="refresh" content="1">\n',
  ),
};

export const failedPage = (problem: string): Reply => ({
  status: 500,
  headers,
  body: page(
    'The console could not be built',
    `<p>The service itself goes on. Reload to try again; <code>npm ci</code> installs what the build needs.</p><pre>${escaped(problem)}</pre>`,
    '',
  ),
});

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');
