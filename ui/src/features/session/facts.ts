import type { SessionView } from '../../backend/port';
import { words } from '../../words/messages';
import { outsideMark } from '../../words/outside';
import { ownPackName } from './own-packs';

/** Which of the own packs it was, the pain before and after a pack, and how it lay outside the guide. */
export function facts(session: SessionView): string[] {
  const { before, after, later, ownPack } = session;
  const pain =
    before !== null && after !== null
      ? words.sessionRecentPain({ before, after })
      : after !== null
        ? words.sessionRecentAfter({ after })
        : before !== null
          ? words.sessionRecentBefore({ before })
          : null;
  const own = ownPack && words.ownPackWith({ pack: ownPackName(ownPack) });
  return [own, pain, later === null ? null : words.sessionRecentLater({ later }), outsideMark(session)].filter(
    (fact) => fact !== null,
  );
}
