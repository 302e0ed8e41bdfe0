import type { Backend, DoseDraft, DoseSaved, FindingView } from '../../backend/port';
import { Attempt } from '../../components/attempt.svelte';
import { momentSaid } from '../../components/when';
import type { Context } from '../../context';
import type { Help } from './help.svelte';

type Dose = { id: number | null; draft: DoseDraft };
/** Of a dose that was saved: what is still to be said of it, since it was not said before. */
type Done = (saved: DoseSaved, draft: DoseDraft, unsaid: string[]) => void;

/** A dose on its way into the diary: what it waits for is said first, and the truth can always be saved. */
export class Dosing {
  attempt = new Attempt();
  /** What is said before it is saved. */
  findings = $state.raw<readonly FindingView[]>([]);
  #waiting: Dose | null = null;
  #backend: Backend;
  #help: Help;
  #now: () => string;
  #ondone: Done;

  constructor({ backend, help, today }: Pick<Context, 'backend' | 'help' | 'today'>, ondone: Done) {
    this.#backend = backend;
    this.#help = help;
    this.#now = () => today.nowText;
    this.#ondone = ondone;
  }

  /** Saves the dose, unless something is to be said before. `id` is that of a dose that is changed. A draft that cannot be made
   *  of what was typed is refused like one that the core refuses. */
  async give(made: DoseDraft | (() => DoseDraft), id: number | null = null): Promise<void> {
    const pressed = this.#now();
    let findings: FindingView[] = [];
    let dose: Dose | null = null;
    const checked = await this.attempt.run(async () => {
      const draft = typeof made === 'function' ? made() : made;
      findings = await this.#backend.doseCheck(id, draft);
      if (!findings.some(({ waits }) => waits)) findings = [];
      // However long the question stands, the dose was taken when it was told.
      const when = findings.length > 0 ? { when: momentSaid(draft.when ?? '', pressed) } : {};
      dose = { id, draft: { ...draft, ...when } };
    });
    if (!checked) return;
    this.#waiting = dose;
    this.findings = findings;
    if (this.findings.length === 0) await this.save();
  }

  /** Saves the dose that waits. */
  async save(): Promise<void> {
    const dose = this.#waiting;
    if (!dose) return;
    const { id, draft } = dose;
    const toldToDrive = this.findings.some(({ kind }) => kind === 'driving');
    let kept = false;
    const done = await this.attempt.run(async () => {
      const saved = await (id === null ? this.#backend.logDose(draft) : this.#backend.updateDose(id, draft));
      kept = true;
      this.#help.say(saved.findings);
      const isSaid = ({ message }: FindingView) => this.findings.some((said) => said.message === message);
      const unsaid = saved.findings.filter((finding) => !finding.waits && !isSaid(finding));
      this.#ondone(
        saved,
        draft,
        unsaid.map(({ message }) => message),
      );
    });
    // The dose is saved, whatever becomes of that it was read.
    if (kept && toldToDrive) await this.#backend.acknowledgeDriving().catch(() => null);
    // It was taken, whatever the disk does.
    if (!done && !kept && this.attempt.failure) {
      this.#help.say(await this.#backend.doseBrings(id, draft).catch(() => []), false);
    }
    if (done || this.attempt.failure) this.drop();
  }

  /** Lets it go unsaved. */
  drop(): void {
    this.#waiting = null;
    this.findings = [];
  }
}
