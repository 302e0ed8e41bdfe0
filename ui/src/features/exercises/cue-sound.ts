// What is heard of a cue: a beep, or a voice. Each is enough alone; where the webview has neither, the screen still says it.
import type { CueView } from '../../backend/port';

/** How high it sounds, and for how many seconds. */
const BEEPS: Record<string, [pitch: number, lasts: number]> = {
  'get-ready': [440, 0.15],
  count: [660, 0.1],
  lift: [880, 0.3],
  hold: [988, 0.15],
  lower: [587, 0.3],
  'half-time': [784, 0.15],
  'other-side': [523, 0.5],
  rest: [392, 0.5],
  end: [1047, 0.9],
};
const LOUDNESS = 0.3;

let audio: AudioContext | null = null;

export function beep({ cue }: CueView): void {
  const [pitch, lasts] = BEEPS[cue] ?? [440, 0.1];
  try {
    audio ??= new AudioContext();
    const from = audio.currentTime;
    const note = new OscillatorNode(audio, { frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + lasts);
    note.connect(volume).connect(audio.destination);
    note.start(from);
    note.stop(from + lasts);
  } catch {
    // No sound here.
  }
}

/** Says it, in place of what is still being said. */
export function speak(text: string): void {
  try {
    const line = new SpeechSynthesisUtterance(text);
    line.lang = document.documentElement.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(line);
  } catch {
    // No voice here.
  }
}

/** Ends what is being said. */
export function hush(): void {
  try {
    speechSynthesis.cancel();
  } catch {
    // No voice here.
  }
}

/** Keeps the screen awake; the answer lets it sleep again. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  void (async () => {
    try {
      lock = await navigator.wakeLock.request('screen');
      if (over) void lock.release();
    } catch {
      // The computer decides by itself.
    }
  })();
  return () => {
    over = true;
    void lock?.release();
  };
}
