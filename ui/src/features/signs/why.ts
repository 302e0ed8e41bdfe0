import type { AskedByView } from '../../backend/port';
import { words } from '../../words/messages';

/** Why the list is asked. */
export function whyAsked(asked: AskedByView): string {
  switch (asked) {
    case 'first-run':
      return words.signWhyFirstRun();
    case 'new-episode':
      return words.signWhyNewEpisode();
    case 'doctor-reminder':
      return words.signWhyDoctorReminder();
    case 'something-changed':
    case 'daily':
      return words.signIntro();
  }
}
