import type { Backend } from '../../backend/port';
import type { Said } from '../../components/said.svelte';
import { words } from '../../words/messages';

/** "Ticked by mistake", of a sign in the answers that were shown; with the way back from it. */
export async function tickedByMistake(backend: Backend, said: Said, code: string, answers: number[]): Promise<void> {
  const taken = await backend.untick(answers, [code]);
  said.say(words.signMistakeSaved(), () => backend.tickAgain(taken));
}
