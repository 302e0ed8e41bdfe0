// Days and times in words. Names of months and weekdays come from the browser; everything around them from the locales.
import { dayOf, wallOf, addDays } from '../backend/moment';
import { conventions } from './conventions.svelte';
import { words } from './messages';

const long = format({ weekday: 'long', day: 'numeric', month: 'long' });
const withYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
const short = format({ day: 'numeric', month: 'long' });
const month = format({ month: 'long' });
const monthAndYear = format({ month: 'long', year: 'numeric' });
const brief = format({ day: 'numeric', month: 'short' });
const weekday = format({ weekday: 'long' });
const weekdayBrief = format({ weekday: 'short' });

/** Writes a day as the language does. The formatter is made when it is first asked for one, since there is no language before. */
function format(options: Intl.DateTimeFormatOptions): (date: string) => string {
  let made: { locale: string; formatter: Intl.DateTimeFormat } | null = null;
  return (date) => {
    const locale = words.appLocale();
    if (made?.locale !== locale) {
      made = { locale, formatter: new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }) };
    }
    const { year, month, day } = dayOf(date);
    return made.formatter.format(Date.UTC(year, month - 1, day)).replace(',', '');
  };
}

/** "Sunday 22 November" */
export const longDay = long;

/** "Sunday" */
export const weekdayName = weekday;

/** "22 Nov" */
export const briefDay = brief;

/** "Sun" */
export const weekdayShort = weekdayBrief;

/** "November 2026", of any day of it. */
export const monthWithYear = monthAndYear;

/** "22 November", and the year where it is not this one. */
export function dayWords(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4) ? short(date) : withYear(date);
}

/** "May" */
export const monthName = month;

/** "2019", "May 2019", "12 May 2019": as much as is known. */
export function partialDateWords(date: string): string {
  if (date.length === 4) return date;
  return date.length === 7 ? monthAndYear(`${date}-01`) : withYear(date);
}

/** A time of day such as "14:20", as it is written where the person lives: "14:20", or "2:20 pm". */
export function clockWords(time: string): string {
  if (!conventions().twelveHours) return time;
  const [hour = 0, minute = ''] = [Number(time.slice(0, 2)), time.slice(3, 5)];
  const given = { hour: String(((hour + 11) % 12) + 1), minute };
  return hour % 24 < 12 ? words.dateTimeBeforeNoon(given) : words.dateTimeAfterNoon(given);
}

/** The same of a moment, by the clock on the wall there and then. */
export function timeOfDay(rfc3339: string): string {
  return clockWords(wallOf(rfc3339).time);
}

/** "14:20" today; "22 November, 14:20" on another day. */
export function timeWords(rfc3339: string, today: string): string {
  return wallOf(rfc3339).date === today.slice(0, 10) ? timeOfDay(rfc3339) : momentWords(rfc3339, today);
}

/** "22 November, 14:20", today as well. */
export function momentWords(rfc3339: string, today: string): string {
  return words.appDateTime({ date: dayWords(wallOf(rfc3339).date, today), time: timeOfDay(rfc3339) });
}

/** "1 h 32 min", "12 min": rounded up, so that nobody is told that nothing is left while something is. */
export function spanWords(milliseconds: number): string {
  const minutes = Math.max(0, Math.ceil(milliseconds / 60_000));
  if (minutes < 60) return words.appMin({ minutes });
  return words.appHoursMinutes({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "9:18": minutes and seconds, rounded up. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function yesterday(today: string): string {
  return addDays(today.slice(0, 10), -1);
}
