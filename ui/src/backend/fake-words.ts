// The invented core's part for the person's own words: it counts them in the invented diary, and renames them there.
import { OFFERED } from './bindings';
import type { World } from './fake-world';
import type { Backend, EntryView, List } from './port';

type Calls = Pick<Backend, 'ownWords' | 'renameWords' | 'undoRename'>;

const FIELDS = { trigger: 'triggers', worse: 'worse', better: 'better', 'could-not': 'couldNot' } as const;

export function fakeWords(world: World, changed: () => void): Calls {
  const undos = new Map<number, () => void>();
  const entries = () => world.diary.flatMap((day) => day.entries);

  const own = (list: List) => {
    const counts = new Map<string, number>();
    for (const words of entries().flatMap((entry) => entry[FIELDS[list]]))
      if (!(OFFERED[list] as readonly string[]).includes(words)) counts.set(words, (counts.get(words) ?? 0) + 1);
    return [...counts].map(([words, count]) => ({ words, entries: count })).sort((a, b) => b.entries - a.entries);
  };

  return {
    ownWords: async () => ({
      trigger: own('trigger'),
      worse: own('worse'),
      better: own('better'),
      couldNot: own('could-not'),
    }),
    renameWords: async (list, from, to) => {
      const field = FIELDS[list];
      const saying = entries().filter((entry) => entry[field].includes(from));
      const before = new Map<EntryView, string[]>(saying.map((entry) => [entry, entry[field]]));
      const merged = entries().some((entry) => entry[field].includes(to));
      for (const entry of saying) entry[field] = [...new Set(entry[field].map((said) => (said === from ? to : said)))];
      const id = undos.size + 1;
      undos.set(id, () => before.forEach((said, entry) => (entry[field] = said)));
      changed();
      return { id, entries: saying.length, merged };
    },
    undoRename: async (id) => {
      undos.get(id)?.();
      changed();
      return null;
    },
  };
}
