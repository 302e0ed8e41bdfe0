import type { Backend, DoseDraft, DoseSaved, FindingView } from '../../backend/port';
import { Attempt } from '../../components/attempt.svelte';

type Dose = { id: number | null; draft: DoseDraft };

/** A dose on its way into the diary: what is true of it is said first, and the truth can always be saved. */
export class Dosing {
  attempt = new Attempt();
  /** What has to be said before it is saved. */
  findings = $state.raw<readonly FindingView[]>([]);
  /** What was said when it was saved, with whom to call, until the person has read it. */
  help = $state.raw<readonly FindingView[]>([]);
  #waiting: Dose | null = null;
  #backend: Backend;
  #toldToday: () => boolean;
  #ondone: (saved: DoseSaved, draft: DoseDraft) => void;

  /** `toldToday`: whether the notice about driving was acknowledged today; once a day is enough (S66). */
  constructor(backend: Backend, toldToday: () => boolean, ondone: (saved: DoseSaved, draft: DoseDraft) => void) {
    this.#backend = backend;
    this.#toldToday = toldToday;
    this.#ondone = ondone;
  }

  /** Saves the dose, unless something is to be said before. `id` is that of a dose that is changed. A draft that can not be made
   *  of what was typed is refused like one that the core refuses. */
  async give(made: DoseDraft | (() => DoseDraft), id: number | null = null): Promise<void> {
    let findings: FindingView[] = [];
    let dose: Dose | null = null;
    const checked = await this.attempt.run(async () => {
      dose = { id, draft: typeof made === 'function' ? made() : made };
      findings = await this.#backend.doseCheck(id, dose.draft);
    });
    if (!checked) return;
    this.#waiting = dose;
    this.findings = findings.filter(({ kind }) => kind !== 'driving' || !this.#toldToday());
    if (this.findings.length === 0) await this.save();
  }

  /** Saves the dose that waits. */
  async save(): Promise<void> {
    const dose = this.#waiting;
    if (!dose) return;
    const toldToDrive = this.findings.some(({ kind }) => kind === 'driving');
    const done = await this.attempt.run(async () => {
      const { id, draft } = dose;
      const saved = await (id === null ? this.#backend.logDose(draft) : this.#backend.updateDose(id, draft));
      this.help = saved.findings.filter(({ help }) => help);
      if (toldToDrive) await this.#backend.acknowledgeDriving();
      this.#ondone(saved, draft);
    });
    if (done || this.attempt.failure) this.drop();
  }

  /** A deleted dose is back, and counts like one that is new. */
  restored({ findings }: DoseSaved): void {
    this.help = findings.filter(({ help }) => help);
  }

  /** "I have read this." */
  read(): void {
    this.help = [];
  }

  /** Lets it go unsaved. */
  drop(): void {
    this.#waiting = null;
    this.findings = [];
  }
}
