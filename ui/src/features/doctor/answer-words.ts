// What was said to reminders and questions, in the words in which it was asked and pressed.
import type { AnswerView, ReminderAnswer, StillHadIt } from '../../backend/port';
import { lower, placeName } from '../../words/codes';
import { dayWords } from '../../words/dates';
import { named } from '../../words/language';
import { words } from '../../words/messages';

type SaidTo = AnswerView['said'];

/** What it was said to. */
export function askedWords(said: SaidTo, now: string): string {
  switch (said.to) {
    case 'reminder': {
      const why = named('doctor-line', said.kind);
      return words.doctorLine({ why: said.place ? `${why} · ${lower(placeName(said.place))}` : why });
    }
    case 'gap': {
      const { place, from, to } = said.question;
      const days = { from: dayWords(from, now), to: dayWords(to, now) };
      return place ? words.todayGapBodyPlace({ ...days, place: lower(placeName(place)) }) : words.todayGapBody(days);
    }
    case 'place': {
      const { here, earlier } = said.question;
      return words.doctorSaidOfPlace({
        place: lower(placeName(here.place)),
        earlier: lower(placeName(earlier.place)),
        date: dayWords(earlier.start, now),
      });
    }
    case 'visit':
      return words.doctorSaidOfVisit({ date: dayWords(said.day, now) });
  }
}

/** What was said. */
export function answerWords(said: SaidTo, now: string): string {
  switch (said.to) {
    case 'reminder':
      return toReminder(said.answer, now);
    case 'gap':
      return ofGap(said.still);
    case 'place':
      return said.same ? words.todayPlaceYes() : words.todayPlaceNo();
    case 'visit':
      return words.doctorBeen();
  }
}

function toReminder(answer: ReminderAnswer, now: string): string {
  switch (answer.said) {
    case 'later':
      return words.doctorSaidLater({ days: answer.days });
    case 'booked':
      return words.doctorSaidBooked({ date: dayWords(answer.on, now) });
    case 'been':
      return words.doctorBeen();
    case 'not-for-this-episode':
      return words.doctorNotThisSpasm();
    case 'remind-again':
      return words.doctorRemindAgain();
  }
}

function ofGap(still: StillHadIt): string {
  return { 'yes-most-days': words.todayGapYes, no: words.todayGapNo, 'do-not-remember': words.todayGapUnsure }[still]();
}
