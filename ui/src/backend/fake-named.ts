// The invented core's part for what made it worse or better: counted by days in the invented diary.
import { TODAY } from './fake-diary';
import type { World } from './fake-world';
import { addDays } from './moment';
import type { AvoidedView, Backend, List, NamedListView, Span } from './port';

type Calls = Pick<Backend, 'named' | 'setAvoided'>;

const FIELDS = { trigger: 'triggers', worse: 'worse', better: 'better' } as const;
const DAYS: Record<Span, number> = { week: 7, 'four-weeks': 28, quarter: 90, year: 371, all: 70 };

export function fakeNamed(world: World, core: { now: () => string; changed: () => void }): Calls {
  let avoided: AvoidedView[] = [];
  const isAvoided = (list: List, words: string) =>
    avoided.some((known) => known.list === list && known.words === words);

  const count = (list: keyof typeof FIELDS, from: string): NamedListView => {
    const days = world.diary
      .filter(({ date }) => date >= from)
      .map(({ entries }) => new Set(entries.flatMap((entry) => entry[FIELDS[list]])))
      .filter((said) => said.size > 0);
    const counts = new Map<string, number>();
    for (const words of days.flatMap((said) => [...said])) counts.set(words, (counts.get(words) ?? 0) + 1);
    const tells = days.length >= 3;
    return {
      of: days.length,
      tells,
      rows: [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([words, on]) => ({ words, days: tells ? on : null, avoided: isAvoided(list, words) })),
    };
  };

  return {
    named: async (span) => {
      const from = addDays(TODAY, 1 - DAYS[span]);
      return {
        now: core.now(),
        span,
        from,
        to: TODAY,
        worse: count('worse', from),
        better: count('better', from),
        trigger: count('trigger', from),
        avoided,
      };
    },
    setAvoided: async (list, words, yes) => {
      avoided = avoided.filter((known) => known.list !== list || known.words !== words);
      if (yes) avoided = [{ list, words, since: TODAY }, ...avoided];
      core.changed();
      return null;
    },
  };
}
