// What helps and the charts, invented: counted from the invented diary in the simplest way that looks right.
import { at, TODAY } from './fake-diary';
import type { World } from './fake-world';
import { addDays, daysBetween, wallOf } from './moment';
import type { Backend, ChartPoint, DayView, MarkView, ReliefDraft, ReliefItem, Saved, Span, TriedRow } from './port';

type Calls = Pick<
  Backend,
  | 'tried'
  | 'openReliefs'
  | 'addRelief'
  | 'updateRelief'
  | 'finishRelief'
  | 'deleteRelief'
  | 'restoreRelief'
  | 'charts'
  | 'month'
>;

type Core = {
  now: () => string;
  changed: () => void;
  saved: (id: number) => Saved;
  whenOf: (when: string) => string;
  nextId: () => number;
};

const DAYS: Record<Span, number> = { week: 7, 'four-weeks': 28, quarter: 90, year: 371, all: 70 };

export function anItem(given: Partial<ReliefItem> & { id: number }): ReliefItem {
  return {
    kind: 'walk',
    name: null,
    triedAt: at('10:30'),
    ahead: false,
    before: null,
    after: null,
    minutes: null,
    note: '',
    ...given,
  };
}

/** A few of each kind. The first waits for its pain after. */
export function someReliefs(): ReliefItem[] {
  const on = (back: number, time: string) => at(time, addDays(TODAY, -back));
  return [
    anItem({ id: 801, kind: 'medicine', name: 'Ibuprofen 200 mg', triedAt: on(0, '13:20'), before: 6 }),
    anItem({ id: 802, name: 'flat', triedAt: on(1, '17:00'), before: 5, after: 3, minutes: 20 }),
    anItem({ id: 803, kind: 'position', name: 'on-back', triedAt: on(1, '21:10'), before: 6, after: 4, minutes: 10 }),
    anItem({ id: 804, kind: 'medicine', name: 'Ibuprofen 200 mg', triedAt: on(2, '08:00'), before: 6, after: 3 }),
    anItem({ id: 805, kind: 'rest', triedAt: on(3, '15:00'), before: 5, after: 5 }),
    anItem({ id: 806, kind: 'medicine', name: 'Ibuprofen 200 mg', triedAt: on(4, '08:30'), before: 7, after: 5 }),
    anItem({ id: 807, name: 'hill', triedAt: on(5, '11:00'), before: 3, after: 5, note: 'Too steep for now.' }),
    anItem({ id: 808, kind: 'exercise', name: 'Cat stretch', triedAt: on(6, '09:00'), before: 3, after: 2 }),
    anItem({ id: 809, kind: 'position', name: 'on-back', triedAt: on(8, '22:00'), before: 7, after: 6, minutes: 15 }),
    anItem({ id: 810, kind: 'medicine', name: 'Ibuprofen 200 mg', triedAt: on(9, '20:00'), before: 5, after: 4 }),
    anItem({ id: 811, kind: 'position', name: 'on-back', triedAt: on(10, '22:00'), before: 6, after: 4, minutes: 10 }),
    anItem({ id: 812, kind: 'other', name: 'A hot bath', triedAt: on(12, '19:00'), before: 6, after: 4 }),
    anItem({ id: 813, triedAt: on(13, '12:00'), before: 4, after: 4 }),
  ];
}

export function fakeTried(world: World, core: Core): Calls {
  const gone = new Map<number, ReliefItem>();
  const put = (item: ReliefItem) => {
    world.reliefs = [item, ...world.reliefs].sort((a, b) => b.triedAt.localeCompare(a.triedAt));
    return item;
  };
  const take = (id: number) => {
    const item = world.reliefs.find((known) => known.id === id);
    if (!item) throw { kind: 'invalid', field: null, message: 'This is no longer there.' };
    world.reliefs = world.reliefs.filter((known) => known.id !== id);
    return item;
  };
  const read = (id: number, { when, ...rest }: ReliefDraft, before?: ReliefItem): ReliefItem => ({
    id,
    ...rest,
    triedAt: when === '' && before ? before.triedAt : core.whenOf(when),
    ahead: false,
  });
  const daysOf = (from: string, to: string): DayView[] =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
      const date = addDays(from, index);
      const day = world.diary.find((known) => known.date === date);
      const worst = day?.entries.flatMap((entry) => (entry.worst === null ? [] : [entry.worst])) ?? [];
      return {
        date,
        state: day?.state ?? 'unknown',
        logged: (day?.entries.length ?? 0) > 0,
        worst: worst.length > 0 ? Math.max(...worst) : null,
        spasms:
          day?.entries.reduce<number | null>(
            (sum, { spasms }) => (spasms === null ? sum : (sum ?? 0) + spasms),
            null,
          ) ?? null,
      };
    });

  return {
    tried: async (span, most) => {
      const from = addDays(TODAY, 1 - DAYS[span]);
      const inSpan = world.reliefs.filter(({ triedAt }) => triedAt.slice(0, 10) >= from);
      return {
        now: core.now(),
        span,
        from,
        to: TODAY,
        rows: rowsOf(inSpan),
        list: inSpan.slice(0, most),
        more: inSpan.length > most,
        names: [
          ...new Map(inSpan.flatMap(({ kind, name }) => (name ? [[name, { kind, name }] as const] : []))).values(),
        ].filter(({ kind }) => kind === 'medicine' || kind === 'other' || kind === 'exercise'),
      };
    },
    openReliefs: async () => ({
      now: core.now(),
      open: world.reliefs.filter(
        ({ before, after, triedAt }) => before !== null && after === null && triedAt.slice(0, 10) === TODAY,
      ),
    }),
    addRelief: async (draft) => core.saved(put(read(core.nextId(), draft)).id),
    updateRelief: async (id, draft) => core.saved(put(read(id, draft, take(id))).id),
    finishRelief: async (id, after, minutes) => {
      put({ ...take(id), after, minutes });
      core.changed();
      return null;
    },
    deleteRelief: async (id) => {
      gone.set(id, take(id));
      core.changed();
      return null;
    },
    restoreRelief: async (id) => {
      const item = gone.get(id);
      if (item) put(item);
      core.changed();
      return null;
    },
    charts: async (span) => {
      const from = addDays(TODAY, 1 - DAYS[span]);
      const days = daysOf(from, TODAY);
      const byWeek = span === 'year' || span === 'all';
      const points = byWeek ? weeksOf(days) : days.map(pointOf);
      const used = [
        ...world.diary.flatMap(({ date, sessions }) => sessions.map(({ kind }) => ({ date, kind }))),
        ...world.reliefs.map(({ triedAt, kind }) => ({ date: triedAt.slice(0, 10), kind })),
      ];
      const marks = (['heat', 'cold', 'medicine'] as const).flatMap((kind) =>
        points.flatMap((point): MarkView[] => {
          const times = used.filter(
            (use) => use.kind === kind && use.date >= point.from && use.date <= point.to,
          ).length;
          return times > 0 ? [{ day: point.from, kind, times }] : [];
        }),
      );
      const entries = world.diary.filter(({ date }) => date >= from).flatMap((day) => day.entries);
      return {
        now: core.now(),
        span,
        from,
        to: TODAY,
        byWeek,
        logged: days.filter(({ logged }) => logged).length,
        days: days.length,
        affected: days.filter(({ state }) => state === 'affected').length,
        points,
        marks,
        hours: Array.from({ length: 8 }, (_, block) => {
          const inBlock = entries.filter(
            ({ spasms, occurredAt }) => spasms && Math.floor(Number(wallOf(occurredAt).time.slice(0, 2)) / 3) === block,
          );
          const spasms = inBlock.reduce((sum, entry) => sum + (entry.spasms ?? 0), 0);
          return { from: block * 3, to: block * 3 + 3, spasms, entries: inBlock.length };
        }),
      };
    },
    month: async (chosen) => {
      const month = chosen ?? TODAY.slice(0, 7);
      const first = `${month}-01`;
      const next = `${addDays(first, 31).slice(0, 7)}-01`;
      const last = addDays(next, -1);
      const oldest = world.diary.at(-1)?.date ?? TODAY;
      return {
        now: core.now(),
        month,
        days: daysOf(first, last < TODAY ? last : TODAY),
        length: daysBetween(first, next),
        earlier: oldest < first ? addDays(first, -1).slice(0, 7) : null,
        later: next <= TODAY ? next.slice(0, 7) : null,
      };
    },
  };
}

function pointOf(day: DayView): ChartPoint {
  return {
    from: day.date,
    to: day.date,
    state: day.state,
    logged: day.logged ? 1 : 0,
    affected: day.state === 'affected' ? 1 : 0,
    worst: day.worst,
    average: day.worst === null || day.worst < 2 ? null : day.worst - 2,
    spasms: day.spasms,
  };
}

function weeksOf(days: readonly DayView[]): ChartPoint[] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => {
    const points = days.slice(week * 7, week * 7 + 7).map(pointOf);
    const worst = points.flatMap((point) => (point.worst === null ? [] : [point.worst]));
    const sum = (part: 'logged' | 'affected' | 'spasms') => points.reduce((all, point) => all + (point[part] ?? 0), 0);
    return {
      from: points[0]?.from ?? TODAY,
      to: points.at(-1)?.to ?? TODAY,
      state: null,
      logged: sum('logged'),
      affected: sum('affected'),
      worst: worst.length > 0 ? Math.max(...worst) : null,
      average: null,
      spasms: points.some(({ spasms }) => spasms !== null) ? sum('spasms') : null,
    };
  });
}

function rowsOf(items: readonly ReliefItem[]): TriedRow[] {
  const groups = new Map<string, ReliefItem[]>();
  for (const item of items) {
    const named = item.kind === 'medicine' || item.kind === 'position' || item.kind === 'other';
    const key = named ? `${item.kind} ${item.name}` : item.kind;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const rows = [...groups].map(([key, group]): TriedRow => {
    const [first] = group;
    const changes = group
      .flatMap(({ before, after }) => (before === null || after === null ? [] : [after - before]))
      .sort((a, b) => a - b);
    const minutes = group.flatMap((item) => (item.minutes === null ? [] : [item.minutes])).sort((a, b) => a - b);
    return {
      kind: first?.kind ?? 'other',
      name: key.includes(' ') ? (first?.name ?? null) : null,
      times: group.length,
      of: changes.length,
      told:
        changes.length < 3
          ? null
          : {
              wentDown: changes.filter((change) => change < 0).length,
              helped: changes.filter((change) => change <= -2).length,
              change: middle(changes),
            },
      minutes: minutes.length < 3 ? null : middle(minutes),
    };
  });
  return rows.sort((a, b) => b.times - a.times);
}

function middle(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? 0)) / 2;
}
