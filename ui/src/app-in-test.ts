// The whole window over the real core, for tests.
import { render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';

import App from './App.svelte';
import { atRest, coreOf, type Core } from './core-in-test';

/** Opens the window over a diary in a state, at an address, and waits until the screen is there and all that it asked is answered, the clock of the region too. What `prepare` does was done before. */
export async function open(state: string, address: string, prepare?: (core: Core) => unknown) {
  const core = await coreOf(state);
  await prepare?.(core);
  location.hash = address;
  const view = render(App, { backend: core });
  await screen.findByRole('heading', { level: 1 });
  await atRest();
  return { core, user: person(), ...view };
}

/** Presses and types once the window has answered what went before. */
function person(): UserEvent {
  return new Proxy(userEvent.setup(), {
    get:
      (user, name: keyof UserEvent) =>
      async (...given: never[]) => {
        await atRest();
        return (user[name] as (...given: never[]) => Promise<unknown>)(...given);
      },
  });
}

/** A refusal as the core sends it. */
export function refusal(field: string | null, message: string) {
  return { kind: 'invalid', field, message };
}
