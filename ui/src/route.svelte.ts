// Which screen is shown, kept in the address after the `#`, so that Back works and a screen can be opened by its name.

export const SCREENS = [
  'today',
  'entry',
  'diary',
  'relief',
  'tried',
  'medicines',
  'charts',
  'doctor',
  'signs',
  'summary',
  'settings',
  'lists',
  'week',
  'roland-morris',
  'help',
] as const;
export type Screen = (typeof SCREENS)[number];

export class Route {
  screen = $state<Screen>('today');
  /** What the screen is about: an entry's id, a kind of session. */
  about = $state<string | null>(null);
  /** Asked before the screen is left for an address; false keeps it. Set by a screen with something unsaved. */
  guard: ((to: string) => boolean) | null = null;

  constructor() {
    this.read();
  }

  /** Shows what the address says, unless the guard holds the screen. */
  read(): void {
    if (location.hash === this.address) return;
    if (this.guard && !this.guard(location.hash)) {
      history.replaceState(history.state, '', this.address);
      return;
    }
    const [screen, about] = location.hash.replace(/^#\/?/, '').split('/');
    this.screen = SCREENS.find((name) => name === screen) ?? 'today';
    this.about = about ? decodeURIComponent(about) : null;
  }

  go(screen: Screen, about: string | null = null): void {
    this.goTo(address(screen, about));
  }

  goTo(hash: string): void {
    location.hash = hash;
    this.read();
  }

  get address(): string {
    return address(this.screen, this.about);
  }
}

export function address(screen: Screen, about: string | null = null): string {
  return about === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(about)}`;
}
