// Invented data for tests and for looking at screens in a browser. No person's.
import { addDays } from './moment';
import type { DayView, DiaryDay, EntryView, SessionView } from './port';

export const TODAY = '2026-11-22';
export const NOW = `${TODAY}T14:10:42+01:00`;

export function at(time: string, date = TODAY): string {
  return `${date}T${time}:00+01:00`;
}

export function anEntry(given: Partial<EntryView> & { occurredAt: string; id: number }): EntryView {
  return {
    enteredAt: given.occurredAt,
    late: false,
    ahead: false,
    spasms: null,
    worst: null,
    average: null,
    interference: null,
    sleep: null,
    pattern: null,
    walking: null,
    mood: null,
    places: [],
    triggers: [],
    worse: [],
    better: [],
    couldNot: [],
    pushedThrough: null,
    onset: null,
    note: '',
    changes: 0,
    ...given,
  };
}

export function aSession(given: Partial<SessionView> & { id: number }): SessionView {
  return {
    kind: 'cold',
    places: ['low-back-left'],
    startedAt: at('14:05'),
    endsAt: at('14:20'),
    endedAt: null,
    minutes: 15,
    lasted: null,
    endUnknown: false,
    askWhen: false,
    phase: 'running',
    before: 6,
    after: null,
    later: null,
    skin: null,
    skinTelling: null,
    skinCanBeTold: false,
    offNow: null,
    skinChecked: false,
    skinCheckDue: false,
    guided: true,
    outside: null,
    putOutside: [],
    ahead: false,
    undoUntil: null,
    ...given,
  };
}

/** Worst pain of the last fourteen days; null where nothing was noted. */
const WORST = [7, 6, null, 8, 6, 5, 0, 0, 4, 5, 6, null, 5, 6];
const SPASMS = [2, 1, null, 3, 1, 1, 0, 0, 1, 1, 2, null, 1, 1];

export function fortnight(worst: readonly (number | null)[] = WORST): DayView[] {
  return worst.map((score, index) => ({
    date: addDays(TODAY, index - worst.length + 1),
    state: score === null ? 'unknown' : score >= 3 ? 'affected' : score === 2 ? 'grey' : 'clear',
    logged: score !== null,
    worst: score,
    spasms: score === null ? null : (SPASMS[index] ?? 0),
  }));
}

/** About ten weeks of days, latest first. */
export function demoDiary(): DiaryDay[] {
  const days: DiaryDay[] = [];
  for (let back = 0; back < 70; back++) {
    const date = addDays(TODAY, -back);
    const worst = back < 14 ? WORST[13 - back] : back % 9 === 4 ? null : [3, 5, 0, 1, 2, 4, 0][back % 7];
    if (worst == null) continue;
    const clear = worst < 2;
    days.push({
      date,
      state: clear ? 'clear' : worst === 2 ? 'grey' : 'affected',
      entries: [
        anEntry({
          id: 500 - back,
          occurredAt: at(back % 2 ? '20:15' : '08:40', date),
          enteredAt: back === 3 ? at('09:10', addDays(date, 2)) : at('20:15', date),
          late: back === 3,
          worst,
          average: clear ? null : Math.max(0, worst - 2),
          spasms: clear ? 0 : (back % 3) + 1,
          places: clear ? [] : ['low-back-left', ...(back % 4 ? [] : ['low-back-centre'])],
          triggers: clear
            ? []
            : back % 3 === 0
              ? ['lifting']
              : back % 3 === 1
                ? ['long-sitting', 'Carrying my son']
                : [],
          walking: back === 1 ? 'short' : null,
          pattern: back === 1 ? 'on-and-off' : null,
          worse: back === 1 ? ['long-sitting', 'The car'] : [3, 4, 6].includes(back) ? ['bending'] : [],
          better: back === 1 ? ['short-walk'] : [],
          couldNot: back === 1 ? ['chores'] : [],
          onset: back === 8 ? addDays(TODAY, -8) : null,
          note: back === 1 ? 'Woke at four. Better after a short walk.' : '',
          changes: back === 1 ? 2 : 0,
        }),
      ],
      sessions:
        back % 3 === 1
          ? [
              aSession({
                id: 900 - back,
                kind: back % 2 ? 'heat' : 'cold',
                startedAt: at('18:30', date),
                endsAt: at('18:45', date),
                endedAt: at('18:45', date),
                lasted: 15,
                phase: 'ended',
                before: 6,
                after: 4,
                later: 3,
                skin: 'normal',
              }),
            ]
          : [],
    });
  }
  return days;
}
