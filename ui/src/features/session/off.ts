import type { Backend, SessionView } from '../../backend/port';
import type { EndedPack } from './ended.svelte';

/** First that the pack is off, which must not wait; how it went is asked after that. */
export async function takeOff(backend: Backend, ended: EndedPack, { id }: SessionView, wrong = false): Promise<void> {
  const { answer, session } = await backend.packIsOff(id, wrong ? 'skin-wrong' : 'pressed');
  // Where it was off already, the skin is news all the same.
  if (answer === 'off' || (wrong && answer === 'already')) ended.ask(session, wrong);
}
