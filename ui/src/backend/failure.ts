import { words } from '../words/messages';

/** What the core says when it refuses: the field that is off, if one is, and one plain sentence. Of a question also which it is, so
 *  that the answer is to it and to no other. */
export type Failure = { kind: string; field: string | null; message: string; question?: string | null };

/** Whatever was thrown, as something that can be shown. */
export function failureOf(thrown: unknown): Failure {
  if (isFailure(thrown)) {
    const { kind, field, message, question } = thrown;
    return { kind, field: field ?? null, message, question: question ?? null };
  }
  return { kind: 'unreachable', field: null, message: words.appUnreachable() };
}

function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && 'message' in thrown && !!thrown.message;
}
