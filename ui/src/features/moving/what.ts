import type { SpellView, WalkedView } from '../../backend/port';
import { named } from '../../words/language';
import { words } from '../../words/messages';

/** What is timed, in one phrase. */
export function whatWords({ kind, name }: Pick<SpellView, 'kind' | 'name'>): string {
  const said = named('relief-kind', kind);
  return name === null ? said : words.reliefNamed({ kind: said, name: named('relief-way', name) });
}

/** Walks of some days: how many, and their minutes as far as they are known. */
export function walkedWords({ walks, timed, minutes }: WalkedView): string {
  if (walks === 0) return words.restWalksNone();
  if (timed < walks && minutes === 0) return words.restWalksUntimed({ walks });
  return timed === walks ? words.restWalksTimed({ walks, minutes }) : words.restWalksAtLeast({ walks, minutes });
}
