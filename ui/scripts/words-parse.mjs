// Reads Fluent source and holds it to the rules that the Rust side holds it to as well: every variable is described in a
// comment above its message, and there are no attributes.
import { FluentParser, FluentSerializer, Visitor } from '@fluent/syntax';

const TYPES = { Number: 'number', String: 'string' };
const DESCRIBED = /^\$([a-zA-Z][\w-]*) \((Number|String)\)/gm;

/**
 * @param {string} area the file's name, for messages of refusal
 * @param {string} source
 * @returns {{ id: string, text: string, variables: { name: string, type: string }[] }[]}
 */
export function parse(area, source) {
  const resource = new FluentParser({ withSpans: false }).parse(source);
  return resource.body.flatMap((entry) => {
    if (entry.type === 'Junk') throw new Error(`${area}.ftl cannot be read near: ${entry.content.slice(0, 80)}`);
    if (entry.type === 'Term') throw new Error(`${area}.ftl: -${entry.id.name}: terms are not used here`);
    return entry.type === 'Message' ? [messageOf(area, entry)] : [];
  });
}

function messageOf(area, entry) {
  const id = entry.id.name;
  const refuse = (why) => new Error(`${area}.ftl: ${id}: ${why}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw refuse('the id is not in kebab-case');
  if (!id.startsWith(area.split('-')[0])) throw refuse(`the id does not start with ${area.split('-')[0]}`);
  if (entry.value === null || entry.attributes.length > 0) throw refuse('attributes are not used here');
  const described = new Map([...(entry.comment?.content ?? '').matchAll(DESCRIBED)].map((m) => [m[1], TYPES[m[2]]]));
  const used = variablesIn(entry.value);
  for (const name of used) if (!described.has(name)) throw refuse(`no comment describes $${name}`);
  for (const name of described.keys()) if (!used.has(name)) throw refuse(`$${name} is described but not used`);
  const text = new FluentSerializer().serializeEntry(plain(entry)).trim();
  return { id, text, variables: [...used].sort().map((name) => ({ name, type: described.get(name) })) };
}

function plain(entry) {
  const copy = entry.clone();
  copy.comment = null;
  return copy;
}

function variablesIn(pattern) {
  const names = new Set();
  class Variables extends Visitor {
    visitVariableReference(node) {
      names.add(node.id.name);
    }
  }
  new Variables().visit(pattern);
  return names;
}
