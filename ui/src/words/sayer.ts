import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

type Given = Record<string, FluentVariable>;

/** Says messages of the given Fluent sources, in the language with this tag. */
export class Sayer {
  readonly #bundle: FluentBundle;
  readonly #ids: string[];

  constructor(language: string, sources: readonly string[]) {
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    const resources = sources.map((source) => new FluentResource(source));
    for (const resource of resources) this.#bundle.addResource(resource);
    this.#ids = resources.flatMap(({ body }) => body.map(({ id }) => id));
  }

  /** A fault in a message is a fault of ours: it throws, and tests see it. */
  say(id: string, given?: Given): string {
    const pattern = this.#bundle.getMessage(id)?.value;
    if (pattern == null) throw new Error(`no words for ${id}`);
    return this.#bundle.formatPattern(pattern, given);
  }

  has(id: string): boolean {
    return this.#bundle.hasMessage(id);
  }

  /** The messages whose id begins with this, in the order of the sources. */
  ids(beginning: string): string[] {
    return this.#ids.filter((id) => id.startsWith(beginning));
  }
}
