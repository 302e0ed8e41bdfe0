import type { Backend, NameMeaning } from '../../backend/port';

/** What the names mean that stand in a form, as the core reads them. */
export class Meanings {
  #backend: Backend;
  #known = $state.raw<Record<string, NameMeaning>>({});
  /** Names that were asked about, the ones without an answer yet among them. */
  #asked: string[] = [];

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** What a name means; null until the core has said it. */
  of(name: string): NameMeaning | null {
    return this.#known[name.trim()] ?? null;
  }

  /** Asks for what is not known yet. A name that cannot be asked about now stays without a meaning. */
  ask(names: readonly string[]): void {
    for (const name of names.map((name) => name.trim())) {
      if (name === '' || this.#asked.includes(name)) continue;
      this.#asked.push(name);
      this.#backend.nameMeaning(name).then(
        (meaning) => (this.#known = { ...this.#known, [name]: meaning }),
        () => (this.#asked = this.#asked.filter((asked) => asked !== name)),
      );
    }
  }
}
