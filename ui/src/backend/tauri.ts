// The core behind the window. This file and the generated bindings are the only ones that know Tauri.
import { commands, events } from './bindings';
import type { Backend, Calls, Unlisten } from './port';

type Command = (...given: unknown[]) => Promise<{ status: 'ok'; data: unknown } | { status: 'error'; error: unknown }>;

/** A command whose refusal is thrown. */
function thrown(command: Command): (...given: unknown[]) => Promise<unknown> {
  return async (...given) => {
    const reply = await command(...given);
    if (reply.status === 'error') throw reply.error;
    return reply.data;
  };
}

const calls = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, thrown(command as Command)]),
) as unknown as Calls;

/** An end of listening that can be called before listening has begun. */
function ended(listening: Promise<Unlisten>): Unlisten {
  return () => void listening.then((end) => end());
}

export const tauri: Backend = {
  ...calls,
  onChanged: (changed) => ended(events.changed.listen(({ payload }) => changed(payload.parts))),
  onCloseAsked: (asked) => ended(events.closeAsked.listen(asked)),
  onShowScreen: (show) => ended(events.showScreen.listen(({ payload }) => show(payload.screen, payload.about))),
};
