import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** Says a message of the given Fluent sources. A fault in a message is a fault of ours: it throws, and tests see it. */
export function sayer(sources: string[]): (id: string, given?: Record<string, FluentVariable>) => string {
  const bundle = new FluentBundle('en', { useIsolating: false });
  for (const source of sources) bundle.addResource(new FluentResource(source));
  return (id, given) => {
    const pattern = bundle.getMessage(id)?.value;
    if (pattern == null) throw new Error(`no words for ${id}`);
    return bundle.formatPattern(pattern, given);
  };
}
