// Vite: in a browser, the screens ask Respite without a window over the development server.
import { headless } from './headless.mjs';

export function headlessCore() {
  return {
    name: 'respite-headless',
    apply: /** @type {const} */ ('serve'),
    configureServer(server) {
      if (process.env.VITEST) return;
      const core = headless((heard) => server.ws.send('respite:heard', heard));
      server.httpServer?.once('close', () => core.end());
      server.middlewares.use('/respite', (request, response) => {
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
          const answer = (status, value) => {
            response.statusCode = status;
            response.setHeader('Content-Type', 'application/json');
            response.end(JSON.stringify(value ?? null));
          };
          core.ask(JSON.parse(Buffer.concat(parts).toString())).then(
            (ok) => answer(200, ok),
            (refused) => answer(422, refused instanceof Error ? refused.message : refused),
          );
        });
      });
    },
  };
}
