import './styles/tokens.css';
import './styles/base.css';
import './styles/fields.css';

import { mount } from 'svelte';

import App from './App.svelte';
import type { Backend } from './backend/port';
import { speak } from './words/language';

/** The core behind the window; in a browser, while developing, an invented one. */
async function backend(): Promise<Backend> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { fakeFor } = await import('./backend/fake');
    return fakeFor(new URLSearchParams(location.search).get('state') ?? 'demo');
  }
  const { tauri } = await import('./backend/tauri');
  return tauri;
}

const target = document.getElementById('app');
speak('en');
if (target) mount(App, { target, props: { backend: await backend() } });
