// Which screen is shown, kept in the address after the `#`, so that Back works and a screen can be opened by its name.

export const SCREENS = ['today', 'diary', 'relief', 'summary', 'settings', 'help', 'entry'] as const;
export type Screen = (typeof SCREENS)[number];

export class Route {
  screen = $state<Screen>('today');
  /** What the screen is about: an entry's id, a kind of session. */
  about = $state<string | null>(null);

  constructor() {
    this.read();
  }

  read(): void {
    const [screen, about] = location.hash.replace(/^#\/?/, '').split('/');
    this.screen = SCREENS.find((name) => name === screen) ?? 'today';
    this.about = about ? decodeURIComponent(about) : null;
  }

  go(screen: Screen, about: string | null = null): void {
    location.hash = address(screen, about);
    this.read();
  }
}

export function address(screen: Screen, about: string | null = null): string {
  return about === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(about)}`;
}
