import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';

import { speak } from './words/language';

// The core is a program of its own, and a page of the summary is set anew each time.
configure({ asyncUtilTimeout: 15_000 });

speak('en');

// jsdom has the element but not its methods.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

// jsdom lays nothing out, so there is nothing to observe.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
