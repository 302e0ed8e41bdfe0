// The packs that are on, as the dialogs name them that would let go of them.
import type { Live } from '../../backend/live.svelte';
import { instantOf } from '../../backend/moment';
import type { SessionView, TodayView } from '../../backend/port';
import { lower, placeNames } from '../../words/codes';
import { spanWords } from '../../words/dates';
import { words } from '../../words/messages';

type OnSkin = { kind: string; places: string; left: string };

export function packsOn(today: Live<TodayView>): SessionView[] {
  return [...(today.value?.unconfirmed ?? []), ...(today.value?.running ?? [])];
}

/** What such a pack is, and how long still, in `words` of the dialog; of one whose time is up, to take it off. */
export function packWords(pack: SessionView, today: Live<TodayView>, stillOn: (on: OnSkin) => string): string {
  const now = today.now ?? instantOf(pack.startedAt);
  const left = instantOf(pack.endsAt) - now;
  const kind = pack.kind === 'cold' ? words.sessionCold() : words.sessionHeat();
  const places = lower(placeNames(pack.places));
  if (left > 0) return stillOn({ kind, places, left: spanWords(left) });
  return words.appClosingTimeUp({ kind, places, minutes: Math.floor((now - instantOf(pack.startedAt)) / 60_000) });
}
