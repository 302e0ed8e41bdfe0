import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

// Provisional: the shape that tauri-specta will generate from src-tauri (same names); it will be overwritten by the generated file.
export type Result<T, E> = { status: 'ok'; data: T } | { status: 'error'; error: E };
/** kind: 'invalid' = a value is off (field tells which: 'when','spasms','worst','average','places','triggers','onset','note','minutes','ended',... or null), 'refused' = a safety rule, 'data' = the diary file is the trouble, 'unexpected'. message is a plain, finished sentence. */
export type ApiError = { kind: 'invalid' | 'refused' | 'data' | 'unexpected'; field: string | null; message: string };
/** What a day was like. */
export type DayStateView = 'affected' | 'grey' | 'clear' | 'unknown';
/** One day of the small chart. */
export type DayView = {
  /** The local day. */
  date: string;
  /** What it was like, over the whole back. */
  state: DayStateView;
  /** Whether there is an entry on it. */
  logged: boolean;
  /** The highest worst pain of the day. */
  worst: number | null;
  /** All spasms of the day. */
  spasms: number | null;
};
/** The episode that is open. */
export type EpisodeCard = {
  /** Its first day. */
  start: string;
  /** Whether the person told that first day, rather than the diary. */
  startDeclared: boolean;
  /** Its last affected or grey day so far. */
  last: string;
  /** Days, the first and the last both counted. */
  days: number;
  /** Which day of it today is. */
  dayNumber: number;
  /** Places named in it, most often first. */
  places: string[];
  /** Clear days in a row since its last day. */
  clearDays: number;
};
/** The screen "Today". */
export type TodayView = {
  /** The moment of looking. */
  now: string;
  /** The local day. */
  date: string;
  /** What today is like so far. */
  state: DayStateView;
  /** Whether it is between midnight and 4 a.m., when "today" may mean yesterday evening. */
  smallHours: boolean;
  /** Whether there has ever been an entry. */
  inUse: boolean;
  /** Entries of today, latest first. */
  entries: EntryView[];
  /** Sessions whose pack is on, the one that ends first coming first. */
  running: SessionView[];
  /** Sessions whose time is up without a word that the pack is off. */
  unconfirmed: SessionView[];
  /** Sessions half an hour ago whose pain has not been told. */
  painLater: SessionView[];
  /** Resting skin, from the neck down. */
  rests: RestView[];
  /** The open episode of the whole back. */
  episode: EpisodeCard | null;
  /** Doctor reminders that are due or booked. */
  reminders: ReminderView[];
  /** Questions about gaps; one at a time is enough. */
  questions: GapQuestionView[];
  /** The last fourteen days, today last. */
  fortnight: DayView[];
  /** Places of the last session or entry, to be offered first. */
  lastPlaces: string[];
  /** The person's own triggers, most used first. */
  ownTriggers: string[];
};
/** What a person typed into an entry. Not checked yet. */
export type EntryDraft = {
  /** When it happened: `now`, `15min ago`, or RFC 3339 with an offset. */
  when: string;
  /** How many spasms. */
  spasms: number | null;
  /** Worst pain, 0–10. */
  worst: number | null;
  /** Average pain, 0–10. */
  average: number | null;
  /** How much the back got in the way of the day, 0–10. */
  interference: number | null;
  /** How much it disturbed the last night's sleep, 0–10. */
  sleep: number | null;
  /** Codes of places. */
  places: string[];
  /** Codes of triggers, or the person's own words. */
  triggers: string[];
  /** The day on which this spasm began. */
  onset: string | null;
  /** The person's own words. */
  note: string;
};
/** An entry as it is on disk. */
export type EntryView = {
  /** Its number in the diary. */
  id: number;
  /** When it happened. */
  occurredAt: string;
  /** When it was entered. */
  enteredAt: string;
  /** Whether it was entered more than a day after it happened. */
  late: boolean;
  /** How many spasms. */
  spasms: number | null;
  /** Worst pain. */
  worst: number | null;
  /** Average pain. */
  average: number | null;
  /** How much the back got in the way of the day. */
  interference: number | null;
  /** How much it disturbed sleep. */
  sleep: number | null;
  /** Codes of places, from the neck down. */
  places: string[];
  /** Codes of triggers, or the person's own words. */
  triggers: string[];
  /** The day on which this spasm began, as declared. */
  onset: string | null;
  /** The person's own words. */
  note: string;
  /** How often it was changed. */
  changes: number;
};
/** What saving answers, once the commit is done. */
export type Saved = {
  /** The number of what was saved. */
  id: number;
  /** When. */
  savedAt: string;
};
/** One value that was replaced. */
export type ChangeView = {
  /** When it was replaced. */
  at: string;
  /** Which part of the entry: `spasms`, `worst`, `average`, `interference`, `sleep`, `places`, `triggers`, `onset`, `note`, `occurred-at` or `deleted`. */
  field: string;
  /** The value before; absent when there was none. */
  old: string | null;
  /** The value after; absent when it was taken away. */
  new: string | null;
};
/** A day of the diary with an entry or a session. */
export type DiaryDay = {
  /** The local day. */
  date: string;
  /** What it was like, over the whole back. */
  state: DayStateView;
  /** Its entries, latest first. */
  entries: EntryView[];
  /** Its sessions, latest first. */
  sessions: SessionView[];
};
/** A stretch of the diary, latest day first. */
export type DiaryView = {
  /** The moment of looking. */
  now: string;
  /** The days that hold something. */
  days: DiaryDay[];
  /** Ask again with this day to go further back; absent at the beginning of the diary. */
  earlier: string | null;
};
/** Heat or cold. */
export type ThermalView = 'heat' | 'cold';
/** The skin when the pack came off. */
export type SkinView = 'normal' | 'red' | 'numb' | 'blistered';
/** How a session stands. */
export type PhaseView = 'running' | 'unconfirmed' | 'ended';
/** A session that is to start now, or at `when`. */
export type SessionStart = {
  /** Heat or cold. */
  kind: ThermalView;
  /** Codes of places; at least one. */
  places: string[];
  /** Minutes, 15–20; 5 at least where the product says less. Absent: 15. */
  minutes: number | null;
  /** Pain before, 0–10. */
  before: number | null;
};
/** How a session ended. */
export type SessionStop = {
  /** When the pack came off: `now`, `15min ago`, or RFC 3339 with an offset. */
  when: string;
  /** Pain after, 0–10. */
  after: number | null;
  /** How the skin looked. */
  skin: SkinView | null;
};
/** "I already did this": a session that Respite did not time. */
export type SessionTold = {
  /** Heat or cold. */
  kind: ThermalView;
  /** Codes of places; at least one. */
  places: string[];
  /** When the pack went on. */
  started: string;
  /** When it came off. */
  ended: string;
  /** Pain before, 0–10. */
  before: number | null;
  /** Pain after, 0–10. */
  after: number | null;
  /** How the skin looked. */
  skin: SkinView | null;
};
/** A session as it stands. */
export type SessionView = {
  /** Its number in the diary. */
  id: number;
  /** Heat or cold. */
  kind: ThermalView;
  /** Codes of places. */
  places: string[];
  /** When the pack went on. */
  startedAt: string;
  /** When it is to come off, or was. */
  endsAt: string;
  /** When it came off, where somebody said so. */
  endedAt: string | null;
  /** Minutes it was meant to last. */
  minutes: number;
  /** Minutes it lasted, as far as is known; absent while it runs. */
  lasted: number | null;
  /** How it stands. */
  phase: PhaseView;
  /** Pain before. */
  before: number | null;
  /** Pain when it came off. */
  after: number | null;
  /** Pain half an hour later. */
  later: number | null;
  /** The skin when it came off. */
  skin: SkinView | null;
  /** Whether the person said at the 5-minute check that the skin is fine. */
  skinChecked: boolean;
  /** Whether it is time to look at the skin. */
  skinCheckDue: boolean;
  /** False for "I already did this", which is outside the guide. */
  guided: boolean;
  /** Until when it can be taken back as if it never was. */
  undoUntil: string | null;
};
/** Skin that takes neither heat nor cold yet. */
export type RestView = {
  /** Code of the place. */
  place: string;
  /** Until when. */
  until: string;
  /** What it rests from. */
  from: ThermalView;
};
/** The safety questions and what was answered. */
export type SafetyView = {
  /** Codes of all that is asked: `less-feeling`, `poor-circulation`, `cold-sensitivity`, `broken-skin`, `fever`, `heart`, `growth`, `cannot-remove`. */
  questions: string[];
  /** Whether it must be asked now: never answered, or over 90 days ago. */
  ask: boolean;
  /** When it was answered last. */
  answeredAt: string | null;
  /** Codes of what was ticked then. */
  concerns: string[];
  /** The day on which a clinician said that heat and cold are all right all the same. */
  clinicianAgreed: string | null;
  /** Whether a guided session may start as far as this sheet goes. */
  allows: boolean;
};
/** The answers to the safety questions. */
export type SafetyAnswers = {
  /** Codes of what was ticked. */
  concerns: string[];
  /** The day on which a clinician said that it is all right all the same. */
  clinicianAgreed: string | null;
};
/** A place whose skin did not look normal after its last session. */
export type SkinWarning = {
  /** Code of the place. */
  place: string;
  /** How it looked. */
  skin: SkinView;
  /** When. */
  at: string;
};
/** The screen "Heat and cold". */
export type ReliefView = {
  /** The moment of looking. */
  now: string;
  /** Sessions whose pack is on, the one that ends first coming first. */
  running: SessionView[];
  /** Sessions whose time is up without a word that the pack is off. */
  unconfirmed: SessionView[];
  /** Sessions half an hour ago whose pain has not been told. */
  painLater: SessionView[];
  /** Resting skin, from the neck down. */
  rests: RestView[];
  /** The latest sessions that have ended, latest first. */
  recent: SessionView[];
  /** Skin that did not look normal last time. */
  skinWarnings: SkinWarning[];
  /** The safety questions. */
  safety: SafetyView;
  /** Places of the last session or entry, to be offered first. */
  lastPlaces: string[];
  /** Whether to offer, once, that Respite starts with the computer. */
  offerAutostart: boolean;
};
/** Why a doctor should have a look. */
export type ReminderKindView = 'two-weeks' | 'four-weeks' | 'twelve-weeks' | 'same-place';
/** How a reminder stands. */
export type ReminderStateView = 'due' | 'snoozed' | 'booked' | 'done';
/** A reminder to see a doctor, with its arithmetic. */
export type ReminderView = {
  /** Why. */
  kind: ReminderKindView;
  /** Code of the place; absent for the whole back. */
  place: string | null;
  /** How it stands. */
  state: ReminderStateView;
  /** The first day on which it was true. */
  since: string;
  /** First day of the episode. */
  start: string;
  /** Whether the person told that first day, rather than the diary. */
  startDeclared: boolean;
  /** Last day of the episode so far. */
  last: string;
  /** Days of the episode, the first and the last both counted. */
  days: number;
  /** Affected days among them that are in the diary. */
  noted: number;
  /** First day of the earlier episode in the same place. */
  earlierStart: string | null;
  /** Last day of the earlier episode in the same place. */
  earlierLast: string | null;
  /** The day of the appointment, or on which it is due again. */
  until: string | null;
};
/** What a person says to a doctor reminder. */
export type ReminderAnswer = { said: 'later'; days: number } | { said: 'booked'; on: string } | { said: 'been' } | { said: 'not-for-this-episode' };
/** "Between these days, did you still have this spasm?" */
export type GapQuestionView = {
  /** Code of the place; absent for the whole back. */
  place: string | null;
  /** The first day asked about. */
  from: string;
  /** The last day asked about. */
  to: string;
};
/** What a person says to a gap question. */
export type GapAnswerView = 'yes-most-days' | 'no' | 'do-not-remember';
/** Paper for the summary. */
export type PaperSize = 'a4' | 'letter';
/** What the window's close button does where there is no tray. */
export type OnClose = 'ask' | 'keep-running' | 'quit';
/** What a person can set. */
export type Settings = {
  /** Whether to ask in the evening of a day without an entry. */
  eveningQuestion: boolean;
  /** When, as `20:00`. */
  eveningTime: string;
  /** Whether notices say nothing of the back, for a lock screen that others see. */
  neutralNotices: boolean;
  /** Paper for the summary. */
  paper: PaperSize;
  /** What the close button does where there is no tray. */
  onClose: OnClose;
  /** Whether starting with the computer has been offered. */
  autostartOffered: boolean;
};
/** What the shell knows of its surroundings. */
export type Surroundings = {
  /** 'on' = a notification service answers; 'off' = there is none or it is denied. */
  notices: 'on' | 'off';
  /** Whether there is a tray. */
  tray: boolean;
  /** Whether this is the demo diary. */
  demo: boolean;
  /** Whether Respite starts with the computer. */
  autostart: boolean;
  /** Where the diary file is. */
  diaryPath: string;
  /** One sentence when a corrupt diary was kept aside at start, else null. */
  keptAside: string | null;
  version: string;
};
export type SummaryRequest = { from: string | null; to: string | null; paper: PaperSize };
export type SummaryPages = { from: string; to: string; pages: string[]; text: string };
type R<T> = Promise<Result<T, ApiError>>;
export interface Commands {
  today(): R<TodayView>;
  logEntry(draft: EntryDraft): R<Saved>;
  /** One spasm, now. */
  logSpasmNow(): R<Saved>;
  /** No spasm, no pain today. */
  logClearToday(): R<Saved>;
  entry(id: number): R<EntryView>;
  updateEntry(id: number, draft: EntryDraft): R<Saved>;
  deleteEntry(id: number): R<null>;
  /** Undo of deleteEntry. */
  restoreEntry(id: number): R<null>;
  entryChanges(id: number): R<ChangeView[]>;
  /** Up to `days` days that hold something, before the day `before` (exclusive), latest first; null = from today (inclusive). */
  diary(before: string | null, days: number): R<DiaryView>;
  relief(): R<ReliefView>;
  startSession(start: SessionStart): R<SessionView>;
  /** Also answers an unconfirmed end: `when` says when the pack came off. */
  stopSession(id: number, stop: SessionStop): R<SessionView>;
  /** Takes a session back within two minutes of its start. */
  undoSession(id: number): R<null>;
  recordSession(told: SessionTold): R<Saved>;
  skinIsFine(id: number): R<null>;
  /** Pain half an hour later. */
  painLater(id: number, score: number): R<null>;
  answerSafety(answers: SafetyAnswers): R<SafetyView>;
  answerReminder(kind: ReminderKindView, place: string | null, answer: ReminderAnswer): R<null>;
  answerGap(question: GapQuestionView, answer: GapAnswerView): R<null>;
  /** null = the last 28 days. */
  summaryPages(request: SummaryRequest): R<SummaryPages>;
  /** Opens the file dialog; null when the person cancelled, else the path. */
  saveSummary(request: SummaryRequest): R<string | null>;
  settings(): R<Settings>;
  changeSettings(settings: Settings): R<Settings>;
  surroundings(): R<Surroundings>;
  testNotice(): R<null>;
  setAutostart(on: boolean): R<null>;
  /** Hides the window (timers go on) or quits; asked when there is no tray and onClose is 'ask' (event closeAsked). */
  closeWindow(choice: OnClose): R<null>;
}
// Events from Rust: 'changed' (refetch), 'close-asked' (show the close dialog), 'show-screen' with payload 'today'|'relief'|'summary'|'entry' (a notice's button wants this screen).

async function typedError<T>(reply: Promise<T>): Promise<Result<T, ApiError>> {
  try {
    return { status: 'ok', data: await reply };
  } catch (error) {
    if (error instanceof Error) throw error;
    return { status: 'error', error: error as ApiError };
  }
}
const makeEvent = <T>(name: string) => ({ listen: (heard: (event: { payload: T }) => void) => listen<T>(name, heard) });
export const commands = {
  today: (): R<TodayView> => typedError(invoke<TodayView>('today')),
  logEntry: (draft: EntryDraft): R<Saved> => typedError(invoke<Saved>('log_entry', { draft })),
  logSpasmNow: (): R<Saved> => typedError(invoke<Saved>('log_spasm_now')),
  logClearToday: (): R<Saved> => typedError(invoke<Saved>('log_clear_today')),
  entry: (id: number): R<EntryView> => typedError(invoke<EntryView>('entry', { id })),
  updateEntry: (id: number, draft: EntryDraft): R<Saved> => typedError(invoke<Saved>('update_entry', { id, draft })),
  deleteEntry: (id: number): R<null> => typedError(invoke<null>('delete_entry', { id })),
  restoreEntry: (id: number): R<null> => typedError(invoke<null>('restore_entry', { id })),
  entryChanges: (id: number): R<ChangeView[]> => typedError(invoke<ChangeView[]>('entry_changes', { id })),
  diary: (before: string | null, days: number): R<DiaryView> => typedError(invoke<DiaryView>('diary', { before, days })),
  relief: (): R<ReliefView> => typedError(invoke<ReliefView>('relief')),
  startSession: (start: SessionStart): R<SessionView> => typedError(invoke<SessionView>('start_session', { start })),
  stopSession: (id: number, stop: SessionStop): R<SessionView> => typedError(invoke<SessionView>('stop_session', { id, stop })),
  undoSession: (id: number): R<null> => typedError(invoke<null>('undo_session', { id })),
  recordSession: (told: SessionTold): R<Saved> => typedError(invoke<Saved>('record_session', { told })),
  skinIsFine: (id: number): R<null> => typedError(invoke<null>('skin_is_fine', { id })),
  painLater: (id: number, score: number): R<null> => typedError(invoke<null>('pain_later', { id, score })),
  answerSafety: (answers: SafetyAnswers): R<SafetyView> => typedError(invoke<SafetyView>('answer_safety', { answers })),
  answerReminder: (kind: ReminderKindView, place: string | null, answer: ReminderAnswer): R<null> => typedError(invoke<null>('answer_reminder', { kind, place, answer })),
  answerGap: (question: GapQuestionView, answer: GapAnswerView): R<null> => typedError(invoke<null>('answer_gap', { question, answer })),
  summaryPages: (request: SummaryRequest): R<SummaryPages> => typedError(invoke<SummaryPages>('summary_pages', { request })),
  saveSummary: (request: SummaryRequest): R<string | null> => typedError(invoke<string | null>('save_summary', { request })),
  settings: (): R<Settings> => typedError(invoke<Settings>('settings')),
  changeSettings: (settings: Settings): R<Settings> => typedError(invoke<Settings>('change_settings', { settings })),
  surroundings: (): R<Surroundings> => typedError(invoke<Surroundings>('surroundings')),
  testNotice: (): R<null> => typedError(invoke<null>('test_notice')),
  setAutostart: (on: boolean): R<null> => typedError(invoke<null>('set_autostart', { on })),
  closeWindow: (choice: OnClose): R<null> => typedError(invoke<null>('close_window', { choice })),
};
export const events = {
  changed: makeEvent<null>('changed'),
  closeAsked: makeEvent<null>('close-asked'),
  showScreen: makeEvent<'today' | 'relief' | 'summary' | 'entry'>('show-screen'),
};
