// A soft sound when a pack has to come off: two falling notes, for who lies with closed eyes. It is one signal of several;
// where the webview plays no sound, the notice, the title and the screen still say it.
import type { SessionView } from '../backend/port';
import { instantOf } from '../backend/moment';

/** How long it is said that the time is up, as the notices do. */
const SAID_FOR = 5 * 60_000;
/** How late it is said still where nobody could hear it before, as when the computer slept. Later it has been found. */
const SAID_LATE = 60 * 60_000;
const NOTES = [659.26, 523.25]; // E5, C5
const NOTE_LASTS = 0.5;
const LOUDNESS = 0.25;

export class Chime {
  #rung = '';
  #known = new Set<number>();
  #play: () => void;

  constructor(play: () => void = playNotes) {
    this.#play = play;
  }

  /** Rings once in each minute in which a pack has been due to come off, for five minutes; once for one that is heard of later. */
  hear(unconfirmed: readonly SessionView[], now: string): void {
    for (const { id, endsAt } of unconfirmed) {
      const overdue = instantOf(now) - instantOf(endsAt);
      const minute = `${id} ${Math.floor(overdue / 60_000)}`;
      const until = this.#known.has(id) ? SAID_FOR : SAID_LATE;
      this.#known.add(id);
      if (overdue >= until || minute === this.#rung) continue;
      this.#rung = minute;
      this.#play();
    }
  }
}

function playNotes(): void {
  try {
    const audio = new AudioContext();
    NOTES.forEach((pitch, index) => {
      const from = audio.currentTime + index * NOTE_LASTS;
      const note = new OscillatorNode(audio, { frequency: pitch });
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_LASTS * 1.6);
      note.connect(volume).connect(audio.destination);
      note.start(from);
      note.stop(from + NOTE_LASTS * 1.6);
      if (index === NOTES.length - 1) note.onended = () => void audio.close();
    });
  } catch {
    // No sound here; everything else has said it.
  }
}
