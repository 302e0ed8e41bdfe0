// Where the bars of the small chart stand. A day without an entry is a gap, a day without a score is neither gap nor zero.
import type { DayView } from '../backend/port';

export type Bar = {
  date: string;
  /** `score`: a bar. `zero`: a low mark, since nothing hurt. `unscored`: an entry, but no worst pain. `gap`: no entry. */
  kind: 'score' | 'zero' | 'unscored' | 'gap';
  score: number | null;
  x: number;
  y: number;
  width: number;
  height: number;
};

const GAP = 4;
/** The height of whatever has no height of its own. */
const LOW = 8;

/** Bars for `days` in a field of this width and height, the axis fixed at 0–10. */
export function bars(days: readonly DayView[], width: number, height: number): Bar[] {
  const step = days.length > 0 ? (width + GAP) / days.length : 0;
  return days.map((day, index) => {
    const kind = kindOf(day);
    const tall = kind === 'score' ? Math.max(LOW, ((day.worst ?? 0) / 10) * height) : LOW;
    return {
      date: day.date,
      kind,
      score: day.worst,
      x: index * step,
      y: height - tall,
      width: Math.max(1, step - GAP),
      height: tall,
    };
  });
}

function kindOf(day: DayView): Bar['kind'] {
  if (!day.logged) return 'gap';
  if (day.worst === null) return 'unscored';
  return day.worst === 0 ? 'zero' : 'score';
}
