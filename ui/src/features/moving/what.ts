import type { SpellView } from '../../backend/port';
import { named } from '../../words/language';
import { words } from '../../words/messages';

/** What is timed, in one phrase. */
export function whatWords({ kind, name }: Pick<SpellView, 'kind' | 'name'>): string {
  const said = named('relief-kind', kind);
  return name === null ? said : words.reliefNamed({ kind: said, name: named('relief-way', name) });
}
