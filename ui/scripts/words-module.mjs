// From Fluent source to TypeScript modules, as text: no files are read or written here.
import { parse } from './words-parse.mjs';

/** `today-spasm-now` becomes `todaySpasmNow`. */
export function functionName(id) {
  return id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/**
 * @param {{ area: string, text: string }[]} sources
 * @returns {[file: string, module: string][]} a module for each area, so that a screen loads the words it says, and one of all
 */
export function areaModules(sources) {
  const seen = new Map();
  const modules = sources.map(({ area, text }) => {
    const functions = parse(area, text).map((message) => {
      if (seen.has(message.id)) throw new Error(`${message.id} is in ${seen.get(message.id)}.ftl and in ${area}.ftl`);
      seen.set(message.id, area);
      return functionText(message);
    });
    return [`${area}.ts`, module("import { say } from '../language';", '', ...functions)];
  });
  return [...modules, ['index.ts', module(...sources.map(({ area }) => `export * from './${area}';`))]];
}

function module(...lines) {
  return ['// Written by scripts/words.mjs from the locales. Change those, not this.', ...lines, ''].join('\n');
}

function functionText({ id, text, variables }) {
  const about = `/** ${text.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */`;
  const said = `export const ${functionName(id)}`;
  if (variables.length === 0) return `${about}\n${said} = (): string => say('${id}');`;
  const fields = variables.map(({ name, type }) => `${name}: ${type}`).join('; ');
  return `${about}\n${said} = (given: { ${fields} }): string => say('${id}', given);`;
}
