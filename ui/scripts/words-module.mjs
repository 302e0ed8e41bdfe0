// From Fluent source to a TypeScript module, as text: no files are read or written here.
import { parse } from './words-parse.mjs';

/** `today-spasm-now` becomes `todaySpasmNow`. */
export function functionName(id) {
  return id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/**
 * @param {{ area: string, text: string }[]} sources
 * @returns {string} the module
 */
export function messagesModule(sources) {
  const seen = new Map();
  const functions = sources.flatMap(({ area, text }) =>
    parse(area, text).map((message) => {
      if (seen.has(message.id)) throw new Error(`${message.id} is in ${seen.get(message.id)}.ftl and in ${area}.ftl`);
      seen.set(message.id, area);
      return functionText(message);
    }),
  );
  return [
    '// Written by scripts/words.mjs from the locales. Change those, not this.',
    "import { say } from './language';",
    '',
    '/** Every message that a screen can show. */',
    'export const words = {',
    ...functions,
    '};',
    '',
  ].join('\n');
}

function functionText({ id, text, variables }) {
  const about = `  /** ${text.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */`;
  if (variables.length === 0) return `${about}\n  ${functionName(id)}: (): string => say('${id}'),`;
  const fields = variables.map(({ name, type }) => `${name}: ${type}`).join('; ');
  return `${about}\n  ${functionName(id)}: (given: { ${fields} }): string => say('${id}', given),`;
}
