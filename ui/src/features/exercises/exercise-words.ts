// How exercises are called and counted.
import type { Closed, DoneView, Exercise, ExerciseView, NamedExercise, Side, WhichExercise } from '../../backend/port';
import { ownExercise } from '../../route.svelte';
import { name, named } from '../../words/language';
import { words } from '../../words/messages';

export function exerciseName(exercise: NamedExercise): string {
  return typeof exercise === 'string' ? named('exercise', exercise) : exercise.name || words.exerciseOwnUnnamed();
}
/** What tells an exercise from all others, in an address too. */
export const keyOf = (exercise: WhichExercise): string =>
  typeof exercise === 'string' ? exercise : ownExercise(exercise.own);

export const sideName = (side: Side): string => named('exercise-side', side);
/** How it ended, in short: "All of it". */
export const endingName = ({ ending, whole }: DoneView): string =>
  ending === 'done' && !whole ? words.exerciseToTheEnd() : named('exercise-ending', ending);

/** How it ended, in a sentence. */
export function endedWords({ ending, whole, repsDone, reps }: DoneView): string {
  const isPart = ending === 'done' && !whole && repsDone !== null;
  return isPart ? words.exerciseCameToEnd({ done: repsDone, reps }) : named('exercise-ended', ending);
}

export const closedWords = (closed: Closed): string => named('exercise-closed', closed);

/** What is told at a cue. Of one's own nobody knows which way is up, and how to breathe. */
export function cueWords(exercise: NamedExercise, cue: string): string {
  const own = typeof exercise === 'string' ? null : name('exercise-own-cue', cue);
  return own ?? named('exercise-cue', cue);
}

/** Whether the pain after it can be told: who does not know how it ended does not know that either. */
export const hasPainAfter = ({ ending }: DoneView): boolean => ending !== 'not-said';

/** The steps of an exercise, in order. */
export function stepsOf(exercise: Exercise): string[] {
  const steps: string[] = [];
  for (let number = 1; ; number += 1) {
    const step = name('exercise-step', `${exercise}-${number}`);
    if (step === null) return steps;
    steps.push(step);
  }
}

/** "4 times on each side, held 2 s". */
export function amountWords({ hasSides, sets, reps, hold }: ExerciseView): string {
  const amount = { sets, reps, hold };
  return hasSides ? words.exerciseAmountSides(amount) : words.exerciseAmount(amount);
}

/** "About 2 minutes". */
export function minutesWords({ seconds }: ExerciseView): string {
  return words.exerciseMinutes({ minutes: Math.max(1, Math.round(seconds / 60)) });
}
