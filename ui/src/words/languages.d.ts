// Made by scripts/words-plugin.mjs from the locales.
declare module 'virtual:languages' {
  import type { Message } from '@fluent/bundle';

  /** What the screens can say in each language, by its tag: the messages in the order of their files. */
  const languages: Record<string, [id: string, value: Message['value']][]>;
  export default languages;
}
