import type { Backend, Long } from '../backend/port';
import type { Attempt } from './attempt.svelte';

/** Closes a dialog that asked for long work: what it is still at is not wanted any more. */
export function leave(backend: Backend, of: Long, attempt: Attempt, onclose: () => void) {
  if (attempt.busy) void backend.stopLongWork(of);
  onclose();
}
