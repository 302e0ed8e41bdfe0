import './styles/tokens.css';
import './styles/base.css';
import './styles/fields.css';

import { mount } from 'svelte';

import App from './App.svelte';
import type { Backend } from './backend/port';

/** The core behind the window. In a browser, while developing, one without a window: `?seed=empty&at=2026-11-22T03:00:00+01:00`. */
async function backend(): Promise<Backend> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { hear, overServer, standIn } = await import('./backend/headless');
    const asked = new URLSearchParams(location.search);
    const diary = await standIn(asked.get('seed') ?? 'demo', asked.get('at') ?? '2026-11-22T14:10:42+01:00', overServer);
    import.meta.hot?.on('respite:heard', (heard: { diary: number; event: string }) => {
      if (heard.diary === diary) hear(heard.event);
    });
  }
  const { tauri } = await import('./backend/tauri');
  return tauri;
}

const target = document.getElementById('app');
if (target) mount(App, { target, props: { backend: await backend() } });
