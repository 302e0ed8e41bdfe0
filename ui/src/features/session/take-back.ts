import type { Backend } from '../../backend/port';
import type { Said } from '../../components/said.svelte';
import { words } from '../../words/messages';

/** Takes a start back as if it never was, with the way back from it: what lies on the skin in truth is not free by a slip. */
export async function takeBackStart(backend: Backend, said: Said, id: number): Promise<void> {
  await backend.undoSession(id);
  said.say(words.sessionStartTakenBack(), () => backend.restoreSession(id));
}
