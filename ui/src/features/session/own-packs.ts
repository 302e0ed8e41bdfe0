// The person's own packs in words, and which of them a form offers.
import { NOTHING_TO_READ } from '../../backend/bindings';
import type { OwnPackNamed, OwnPackView, PackKind, SessionsView, Thermal } from '../../backend/port';
import { named } from '../../words/language';
import { words } from '../../words/messages';

/** Another one than those on the list, or none that is told. */
export const OTHER = '';

/** What it is called: by its name, or else by its kind. */
export function ownPackName({ name, kind }: Pick<OwnPackNamed, 'name' | 'kind'>): string {
  return name || named('own-pack-kind', kind);
}

/** The same, and that it is off the list. */
export function ownPackTold(own: OwnPackNamed): string {
  return own.listed ? ownPackName(own) : words.ownPackOffList({ pack: ownPackName(own) });
}

/** Whether nothing to read came with it. */
export const isPlain = (kind: PackKind): boolean => (NOTHING_TO_READ as readonly PackKind[]).includes(kind);

/** What has to be ready before a start: of each pack what can be so of it. */
export function readyWords(kind: Thermal | null, own: Pick<OwnPackNamed, 'kind'> | null): string {
  const plain = own !== null && isPlain(own.kind);
  const ready =
    own?.kind === 'bath' ? words.sessionReadyBath() : plain ? words.sessionReadyPlain() : words.sessionReady();
  return kind === 'heat' ? [ready, words.sessionReadyHeat()].join(' ') : ready;
}

/** What else there is to say of it. */
export function ownPackFacts({ name, kind, most, readAt, timed }: OwnPackView): string[] {
  return [
    ...(name ? [named('own-pack-kind', kind)] : []),
    ...(most === null ? [] : [words.ownPackAllows({ minutes: most })]),
    ...(readAt === null ? [] : [words.ownPackIsRead()]),
    ...(timed ? [] : [words.ownPackNotTimed()]),
  ];
}

/** Those of one kind, of them those that are timed where only these can go on. */
export function ownPacksFor(packs: readonly OwnPackView[], kind: Thermal | null, timed: boolean): OwnPackView[] {
  return packs.filter((own) => own.thermal === kind && (own.timed || !timed));
}

/** The one that went on last, to be offered first; of those that none was timed with, the only one: what its maker allows holds then. */
export function timedLast(packs: readonly OwnPackView[], kind: Thermal | null): string {
  const timed = ownPacksFor(packs, kind, true);
  const last = timed.find((own) => own.timedLast) ?? (timed.length === 1 ? timed[0] : undefined);
  return last ? String(last.id) : OTHER;
}

/** Number of the pack with which all is as last time: kind, places and length, as far as it allows that. */
export function asLastTime(
  { lastTimed, ownPacks }: Pick<SessionsView, 'lastTimed' | 'ownPacks'>,
  chosen: { kind: Thermal | null; places: readonly string[]; minutes: number },
): number | null {
  const own = ownPacks.find(({ id }) => id === lastTimed?.ownPack);
  if (!own || !lastTimed) return null;
  const places = new Set([...lastTimed.places, ...chosen.places]).size;
  const same =
    lastTimed.kind === chosen.kind &&
    places === lastTimed.places.length &&
    places === chosen.places.length &&
    lastTimed.minutes === Math.min(chosen.minutes, own.longest);
  return same ? own.id : null;
}

/** The choice that stands for this one. */
export const chosenAs = (own: OwnPackNamed | null | undefined) => (own ? String(own.id) : OTHER);

/** The one that was chosen. */
export function chosenPack(packs: readonly OwnPackView[], id: string | null): OwnPackView | null {
  return packs.find((own) => String(own.id) === id) ?? null;
}
