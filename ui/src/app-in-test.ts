// The whole window over an invented core, for tests.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';

import App from './App.svelte';
import { fakeFor, type Fake } from './backend/fake';

/** Opens the window in a state of the invented diary at an address, and waits until the screen is there. */
export async function open(state: string, address: string, prepare: (fake: Fake) => void = () => {}) {
  const fake = fakeFor(state);
  prepare(fake);
  location.hash = address;
  const view = render(App, { backend: fake });
  await screen.findByRole('heading', { level: 1 });
  return { fake, user: userEvent.setup(), ...view };
}

/** A refusal as the core sends it. */
export function refusal(field: string | null, message: string) {
  return { kind: 'invalid', field, message };
}
