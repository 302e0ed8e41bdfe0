// What is begun in forms and not saved. It is kept one after the other, so that what was kept last counts.
import type { Backend } from '../backend/port';

const last = new WeakMap<Backend, Promise<unknown>>();

/** Keeps what was begun in a form, or nothing of it any more. A disk that can't take it stops nobody. */
export function keepBegun(backend: Backend, form: string, said: string | null): void {
  const before = last.get(backend) ?? Promise.resolve();
  last.set(
    backend,
    before.then(() => backend.keepBegun(form, said)).catch(() => {}),
  );
}

/** The forms in which something was begun, once all of it is kept. */
export async function formsBegun(backend: Backend): Promise<string[]> {
  await last.get(backend);
  return backend.formsBegun().catch(() => []);
}
