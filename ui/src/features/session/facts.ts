import type { SessionView } from '../../backend/port';
import { words } from '../../words/messages';
import { outsideMark } from '../../words/outside';

/** The pain before and after a pack, and how it lay outside the guide. */
export function facts(session: SessionView): string[] {
  const { before, after, later } = session;
  const pain =
    before !== null && after !== null
      ? words.sessionRecentPain({ before, after })
      : after !== null
        ? words.sessionRecentAfter({ after })
        : before !== null
          ? words.sessionRecentBefore({ before })
          : null;
  return [pain, later === null ? null : words.sessionRecentLater({ later }), outsideMark(session)].filter(
    (fact) => fact !== null,
  );
}
