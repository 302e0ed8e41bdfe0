import { FluentBundle, type FluentVariable, type Message } from '@fluent/bundle';

type Given = Record<string, FluentVariable>;

/** Says messages in the language with this tag. */
export class Sayer {
  readonly #bundle: FluentBundle;
  readonly #ids: string[];

  constructor(language: string, messages: readonly (readonly [id: string, value: Message['value']])[]) {
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#bundle.addResource({ body: messages.map(([id, value]) => ({ id, value, attributes: {} })) });
    this.#ids = messages.map(([id]) => id);
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

  /** The messages whose id begins with this, in the order they came in. */
  ids(beginning: string): string[] {
    return this.#ids.filter((id) => id.startsWith(beginning));
  }
}
