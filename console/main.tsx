/**
 * The start of the console: where the service is, then the screen that the address names.
 */
import './shell/shell.css';
import './shell/missing-screen.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from './api/config.ts';
import { queryClient } from './api/query-client.ts';
import { noteRefusal } from './api/refusal.ts';
import { router } from './router.ts';
import { words } from './words/en.ts';

const root = createRoot(document.getElementById('root') as HTMLElement);
// The files of the screen come while the page asks where the service is. What fails here is shown when it is rendered.
for (const { routeId } of router.matchRoutes(router.latestLocation))
  void router.loadRouteChunk(router.routesById[routeId as '/'])?.catch(() => undefined);
try {
  const { signing } = await loadConfig();
  const refused = signing === 'cognito' ? await (await import('./api/session.ts')).resumeSession() : undefined;
  if (refused !== undefined) noteRefusal(refused);
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
} catch {
  root.render(<p role="alert">{words.shell.loadFailed}</p>);
}
