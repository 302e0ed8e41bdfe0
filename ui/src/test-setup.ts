import '@testing-library/jest-dom/vitest';
import { act, cleanup, configure, setup } from '@testing-library/svelte';

import { atRest, closeDiary, endCore } from './core-in-test';
import { keepStyles } from './styles-in-test';
import { BY_24_HOURS, writeBy } from './words/conventions.svelte';
import { speak } from './words/language';

// The core is a program of its own, and a page of the summary is set anew each time.
configure({
  asyncUtilTimeout: 15_000,
  // Looks once all is answered, not after each part of it.
  asyncWrapper: async (look) => {
    await atRest();
    return look();
  },
});

keepStyles(window);

// Here, since files of tests share their modules, and each registers anew what comes after its tests.
beforeEach(() => setup());
afterEach(async () => {
  await act();
  cleanup();
  writeBy(BY_24_HOURS);
});
afterEach(closeDiary);
afterAll(endCore);

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
