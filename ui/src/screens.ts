// Every screen, in the order of the rail. The rail, the addresses, the keys and what walks every screen read this list.
import type { Component } from 'svelte';

import type { IconName } from './components/Icon.svelte';
import { words } from './words/messages';

export type Screen = {
  /** As in its address, `#/name`. */
  name: string;
  /** How it stands in the rail, at its foot where it is always in sight; the others are reached from a screen. */
  rail?: { icon: IconName; words: () => string; foot?: true };
  /** It goes along by itself when what it is about changes; others are made anew. */
  follows?: true;
  /** What it is called where it is not in the rail. */
  words?: () => string;
  /** The key that opens it from anywhere, as `shortcutFor` names it. */
  key?: string;
  /** Loads it, when it is shown for the first time. It is given what it is about: an entry's number, a kind of pack. */
  load: () => Promise<{ default: Component<{ about: string | null }> | Component<Record<string, never>> }>;
};

export const SCREENS = [
  {
    name: 'today',
    rail: { icon: 'today', words: () => words.appToday() },
    // A notice may name a slot, which stays a dialog once its number is off the address.
    follows: true,
    load: () => import('./screens/Today.svelte'),
  },
  { name: 'ease', words: () => words.easeTitle(), load: () => import('./screens/Ease.svelte') },
  { name: 'entry', words: () => words.diaryNew(), key: 'n', load: () => import('./screens/Entry.svelte') },
  {
    name: 'diary',
    rail: { icon: 'diary', words: () => words.appDiary() },
    follows: true,
    load: () => import('./screens/Diary.svelte'),
  },
  {
    name: 'session',
    rail: { icon: 'session', words: () => words.appSessions() },
    load: () => import('./features/session/Sessions.svelte'),
  },
  {
    name: 'relief',
    rail: { icon: 'relief', words: () => words.reliefTitle() },
    load: () => import('./features/relief/Reliefs.svelte'),
  },
  {
    name: 'medicines',
    rail: { icon: 'medicines', words: () => words.appMedicines() },
    load: () => import('./features/medicines/Medicines.svelte'),
  },
  {
    name: 'charts',
    rail: { icon: 'charts', words: () => words.appCharts() },
    load: () => import('./screens/Charts.svelte'),
  },
  {
    name: 'doctor',
    rail: { icon: 'doctor', words: () => words.appDoctor() },
    load: () => import('./screens/Doctor.svelte'),
  },
  { name: 'signs', words: () => words.signTitle(), load: () => import('./features/signs/Signs.svelte') },
  {
    name: 'summary',
    key: 'Control+p',
    rail: { icon: 'summary', words: () => words.appSummary() },
    load: () => import('./screens/Summary.svelte'),
  },
  {
    name: 'settings',
    rail: { icon: 'settings', words: () => words.appSettings() },
    // A copy may be opened with Respite, which stays a dialog until its path is off the address.
    follows: true,
    load: () => import('./features/settings/Settings.svelte'),
  },
  {
    name: 'exercises',
    key: 'x',
    rail: { icon: 'exercise', words: () => words.exerciseTitle() },
    load: () => import('./features/exercises/Exercises.svelte'),
  },
  {
    name: 'learn',
    key: 'l',
    rail: { icon: 'learn', words: () => words.learnTitle() },
    load: () => import('./screens/Learn.svelte'),
  },
  { name: 'rest', words: () => words.restTitle(), load: () => import('./features/moving/Moving.svelte') },
  { name: 'lists', words: () => words.listsTitle(), load: () => import('./features/lists/Lists.svelte') },
  {
    name: 'would-ask',
    words: () => words.wouldAskTitle(),
    load: () => import('./features/would-ask/WouldAsk.svelte'),
  },
  { name: 'week', words: () => words.weekTitle(), load: () => import('./features/week/Week.svelte') },
  {
    name: 'roland-morris',
    words: () => words.rolandMorrisTitle(),
    load: () => import('./features/week/RolandMorris.svelte'),
  },
  {
    name: 'help',
    rail: { icon: 'help', words: () => words.appHelp(), foot: true },
    load: () => import('./features/help/Help.svelte'),
  },
] as const satisfies readonly Screen[];

/** The screens at the head of the rail: `Ctrl 1` opens the first of them, and so on while there are digits. */
export const RAIL = SCREENS.flatMap((screen) => ('rail' in screen && !('foot' in screen.rail) ? [screen] : []));

/** Those of them that a digit opens: there are nine. */
export const NUMBERED = RAIL.slice(0, 9);

export type ScreenName = (typeof SCREENS)[number]['name'];
