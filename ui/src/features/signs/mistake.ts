import type { Backend } from '../../backend/port';
import type { Said } from '../../components/said.svelte';
import { words } from '../../words/messages';

/** "Ticked by mistake", of a sign that stood at a moment, or stands now where none is given; with the way back from it. */
export async function tickedByMistake(backend: Backend, said: Said, code: string, when: string): Promise<void> {
  const taken = await backend.takeBackSigns([code], when);
  said.say(words.signMistakeSaved(), () => backend.tickAgain(taken));
}
