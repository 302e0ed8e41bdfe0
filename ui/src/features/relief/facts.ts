import type { ReliefItem } from '../../backend/port';
import { words } from '../../words/messages';

/** The pain before and after something tried, and how long it took. */
export function facts({ before, after, minutes }: Pick<ReliefItem, 'before' | 'after' | 'minutes'>): string[] {
  const pain =
    before !== null && after !== null
      ? words.reliefListBoth({ before, after })
      : before !== null
        ? words.reliefListBefore({ before })
        : after !== null
          ? words.reliefListAfter({ after })
          : null;
  return [pain, minutes === null ? null : words.reliefListMinutes({ minutes })].filter((fact) => fact !== null);
}
