import { words } from '../words/messages';

/** What the core says when it refuses: the field that is off, if one is, and one plain sentence. */
export type Failure = { kind: string; field: string | null; message: string };

/** Whatever was thrown, as something that can be shown. */
export function failureOf(thrown: unknown): Failure {
  if (isFailure(thrown)) return { kind: thrown.kind, field: thrown.field ?? null, message: thrown.message };
  return { kind: 'unreachable', field: null, message: words.appUnreachable() };
}

function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && 'message' in thrown && !!thrown.message;
}
