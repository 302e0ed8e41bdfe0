// Which screen is shown, kept in the address after the `#`, so that Back works and a screen can be opened by its name.

import type { ScreenName } from './screens';

/** A screen, and what it is about: an entry's number, a kind of pack. */
export type Shown = { screen: ScreenName; about: string | null };

/** How an address was left: how far down, and how many lots of a long list were shown. */
export type Left = { height: number; lots: number };

export class Route {
  screen = $state<ScreenName>('today');
  /** What the screen is about: an entry's id, a kind of session. */
  about = $state<string | null>(null);
  /**
   * What lies over the screen for a while: getting help asks nothing first, and the screen beneath, with all that was
   * written on it, stays as it is.
   */
  over = $state.raw<Shown | null>(null);
  /** Asked before the screen is left for an address; false keeps it. Set by a screen with something unsaved. */
  guard: ((to: string) => boolean) | null = null;

  /** How the screen that is shown was left, where one has come back to it. */
  cameBack = $state.raw<Left | null>(null);
  /** How many lots of a long list are shown. Set by the screen that has one. */
  lots = 1;
  /** How far down the screen is. Set by the frame that scrolls it. */
  height: () => number = () => 0;

  #known: readonly ScreenName[];
  /** By address. */
  #left: Record<string, Left> = {};
  #from: string | null = null;

  /** @param known The screens that there are; Today is shown where an address names none of them. */
  constructor(known: readonly ScreenName[]) {
    this.#known = known;
    const first = this.#shown(location.hash);
    this.screen = first.screen;
    this.about = first.about;
    history.replaceState({ seen: true }, '');
  }

  /** Shows what the address says, unless the guard holds the screen. */
  read(): void {
    if (location.hash === this.address) return;
    const next = this.#shown(location.hash);
    const isCovered = this.over !== null;
    if (this.#liesOver(next.screen)) {
      if (!isCovered) this.#keepLeft();
      this.over = next;
      return;
    }
    this.over = null;
    if (location.hash === this.address) return;
    if (this.guard && !this.guard(location.hash)) {
      history.replaceState(history.state, '', this.address);
      return;
    }
    // The height of what lay over it is none of its own.
    if (!isCovered) this.#keepLeft();
    const from = this.#from;
    this.#from = this.address;
    this.screen = next.screen;
    this.about = next.about;
    // An address that is new in the window's own history has no mark there yet.
    const isBack = this.address === from || history.state !== null;
    if (history.state === null) history.replaceState({ seen: true }, '');
    this.cameBack = (isBack && this.#left[this.address]) || null;
    this.lots = this.cameBack?.lots ?? 1;
  }

  /** The address that one came from; the given one where the window was opened here. */
  cameFrom(otherwise: string): string {
    return this.#from ?? otherwise;
  }

  go(screen: ScreenName, about: string | null = null): void {
    this.goTo(address(screen, about));
  }

  goTo(hash: string): void {
    location.hash = hash;
    this.read();
  }

  /** The same screen from another side: Back does not come to this one. */
  stand(hash: string): void {
    history.replaceState(history.state, '', hash);
    this.about = this.#shown(hash).about;
  }

  /** Goes there without asking, since what is on the screen was saved or is given up. */
  leave(hash: string): void {
    this.guard = null;
    this.goTo(hash);
  }

  /** Takes away what lies over the screen. */
  back(): void {
    this.goTo(address(this.screen, this.about));
  }

  #keepLeft(): void {
    this.#left[this.address] = { height: this.height(), lots: this.lots };
  }

  /** The address of what is shown. */
  get address(): string {
    const shown = this.over ?? this;
    return address(shown.screen, shown.about);
  }

  /** Help and the warning signs do over every screen but themselves: who went through them comes back to what they were at. */
  #liesOver(screen: ScreenName): boolean {
    return (screen === 'help' || screen === 'signs') && this.screen !== screen;
  }

  /** What an address asks for. */
  #shown(hash: string): Shown {
    const [screen, about] = hash.replace(/^#\/?/, '').split('/');
    return {
      screen: this.#known.find((name) => name === screen) ?? 'today',
      about: about ? decodeURIComponent(about) : null,
    };
  }
}

export function address(screen: ScreenName, about: string | null = null): string {
  return about === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(about)}`;
}

/** What a screen is about where that is an exercise of one's own. */
export const ownExercise = (own: number): string => `own-${own}`;
