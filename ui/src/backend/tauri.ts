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

/** What has been begun of listening. */
const begun: Promise<Unlisten>[] = [];

/** An end of listening that can be called before listening has begun. */
function ended(listening: Promise<Unlisten>): Unlisten {
  begun.push(listening);
  return () => void listening.then((end) => end());
}

declare global {
  interface Window {
    /** What the shell hands over with the page, so that nothing has to be asked for before the first word. */
    respite?: { language: string };
  }
}

export const tauri: Backend = {
  ...calls,
  language: () => (window.respite ? Promise.resolve(window.respite.language) : calls.language()),
  // What was to be told while there was no window comes at once.
  windowListens: async () => {
    await Promise.all(begun.splice(0));
    return calls.windowListens();
  },
  onChanged: (changed) => ended(events.changed.listen(({ payload }) => changed(payload.parts))),
  onCloseAsked: (asked) => ended(events.closeAsked.listen(asked)),
  onShowScreen: (show) => ended(events.showScreen.listen(({ payload }) => show(payload.screen, payload.about))),
};
