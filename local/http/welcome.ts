/**
 * The page for a browser at the root. Every other client gets the API's answer there.
 */
import manifest from '../../package.json' with { type: 'json' };
import { firstHeader, type ReceivedRequest } from './received-request.ts';
import type { Reply } from './reply.ts';

export const isVisit = (request: ReceivedRequest): boolean =>
  request.method === 'GET' && request.path === '/' && (firstHeader(request, 'accept') ?? '').includes('text/html');

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Selfevident</title>
<style>body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui; color-scheme: light dark }</style>
<h1>Selfevident ${manifest.version}</h1>
<p>This is the Amazon CloudWatch Evidently API on your machine: feature flags, launches and experiments. It is made for
clients: an AWS SDK, the AWS CLI or curl. The terminal in which it was started shows how to point them here.</p>
<p>A first call:</p>
<pre>curl -H 'content-type: application/json' -d '{"name": "shop"}' ADDRESS/projects</pre>
<ul>
<li><a href="/projects">/projects</a>: the projects, as the API answers them</li>
<li><a href="/_local/health">/_local/health</a>: whether it runs</li>
<li><a href="/_local/clock">/_local/clock</a>: its clock, which can be moved</li>
<li><a href="/_local/events">/_local/events</a>: what AWS would get on EventBridge</li>
</ul>
<p>README.md has examples, docs/openapi.json every operation.</p>
</html>
`;

export const welcome: Reply = {
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  },
  body: page,
};
