import './styles/tokens.css';
import './styles/base.css';
import './styles/fields.css';

import { mount } from 'svelte';

import App from './App.svelte';
import type { Backend } from './backend/port';
import { tauri } from './backend/tauri';
import { speak } from './words/language';

/** The core behind the window. In a browser, while developing, one without a window: `?state=session` (see `states.ts`). */
async function backend(): Promise<Backend> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { hear, overServer, standIn } = await import('./backend/headless');
    const { core, diary } = await standIn(new URLSearchParams(location.search).get('state') ?? 'demo', overServer);
    import.meta.hot?.on('respite:heard', (heard) => heard.diary === diary && hear(heard));
    addEventListener('pagehide', () => void overServer({ close: { diary } }));
    return core;
  }
  return tauri;
}

const target = document.getElementById('app');
const core = await backend();
speak(await core.language());
if (target) mount(App, { target, props: { backend: core } });
