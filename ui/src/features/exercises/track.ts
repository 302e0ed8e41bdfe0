// What an exercise shows at a moment: pure, so that a test compares it without a sound or a clock.
import type { CueView, RunView } from '../../backend/port';

/** What is done, until when, and where. */
export type Shown = {
  /** What is told in large words. */
  phase: CueView;
  /** Whole seconds until what comes next, the begun one included. */
  left: number;
  /** The side or the set that comes next, while turning or resting. */
  coming: CueView | null;
};

const IS_PHASE = new Set(['get-ready', 'lift', 'hold', 'lower', 'other-side', 'rest', 'end']);
const BEGINS = new Set(['get-ready', 'lift', 'other-side', 'rest', 'end']);

/** The cues that come due after one position and up to another, in milliseconds. */
export function dueBetween(cues: readonly CueView[], after: number, upTo: number): CueView[] {
  return cues.filter(({ at }) => after < at * 1000 && at * 1000 <= upTo);
}

/** What is shown at a position. */
export function shownAt(cues: readonly CueView[], position: number): Shown | null {
  const phases = cues.filter(({ cue }) => IS_PHASE.has(cue));
  const index = phases.findLastIndex(({ at }) => at * 1000 <= position);
  const phase = phases[Math.max(index, 0)];
  if (!phase) return null;
  const next = phases[Math.max(index, 0) + 1];
  const left = next ? Math.ceil((next.at * 1000 - position) / 1000) : 0;
  const turns = phase.cue === 'other-side' || phase.cue === 'rest';
  return { phase, left, coming: turns ? phase : null };
}

/** The second to which a press leads: that of the next thing to begin. */
export function nextStep(cues: readonly CueView[], position: number): number | null {
  return cues.find(({ at, cue }) => at * 1000 > position && BEGINS.has(cue))?.at ?? null;
}

/** Where an exercise is, as the core told it at `heard`, by the window's own clock. */
export function positionAt(on: RunView, heard: number, now: number): number {
  const end = (on.cues.at(-1)?.at ?? 0) * 1000;
  return Math.min(on.paused ? on.position : on.position + Math.max(now - heard, 0), end);
}
