import { readFileSync } from 'node:fs';

const css = readFileSync('src/styles/tokens.css', 'utf8');

/** The tokens of each look, each built on the ones that it overrides. */
function looks(): Record<string, Map<string, string>> {
  const block = (after: string) => {
    const start = css.indexOf(after);
    const text = css.slice(css.indexOf(':root {', start), css.indexOf('}', css.indexOf(':root {', start)));
    return [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? ''] as const);
  };
  const light = block(':root');
  const dark = [...light, ...block('(prefers-color-scheme: dark)')];
  const more = block('(prefers-contrast: more) {');
  const moreDark = block('(prefers-contrast: more) and (prefers-color-scheme: dark)');
  return {
    light: new Map(light),
    dark: new Map(dark),
    'light, more contrast': new Map([...light, ...more]),
    'dark, more contrast': new Map([...dark, ...more, ...moreDark]),
  };
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: [string, string][] = [
  ...['paper', 'card', 'sunk', 'amber-soft', 'red-soft', 'heat-soft', 'cold-soft'].map((ground): [string, string] => [
    'ink',
    ground,
  ]),
  ...['paper', 'card', 'sunk', 'amber-soft'].map((ground): [string, string] => ['ink-2', ground]),
  ...['paper', 'card', 'amber-soft', 'sunk'].map((ground): [string, string] => ['accent', ground]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-chosen', 'chosen'],
  ['cold', 'card'],
  ['cold', 'cold-soft'],
  ['heat', 'card'],
  ['heat', 'heat-soft'],
  ['red', 'card'],
  ['red', 'paper'],
  ['red', 'red-soft'],
  ['on-red', 'red'],
];

const SHAPES: [string, string][] = [
  ['edge', 'card'],
  ['edge', 'paper'],
  ['focus', 'card'],
  ['focus', 'paper'],
  ['pain', 'card'],
  ['rest', 'rest-soft'],
  ['clear', 'card'],
  ['accent', 'sunk'],
];

describe.each(Object.entries(looks()))('contrast, %s', (_, tokens) => {
  const measured = ([front, ground]: [string, string]) => {
    const [a, b] = [tokens.get(front), tokens.get(ground)];
    if (!a || !b) throw new Error(`${front} or ${ground} is no token`);
    return contrast(a, b);
  };
  test.each(TEXT)('%s on %s can be read', (...pair) => expect(measured(pair)).toBeGreaterThanOrEqual(4.5));
  test.each(SHAPES)('%s on %s can be made out', (...pair) => expect(measured(pair)).toBeGreaterThanOrEqual(3));
});

// What is cold or heat is told by one colour each, on every screen, and nothing else has it.
const STYLES = Object.entries(
  import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true }),
).map(([file, text]) => [file, text.slice(text.indexOf('<style>'))] as const);

test.each(['cold', 'heat'])('the colour of %s stands for nothing else', (kind) => {
  const others = STYLES.flatMap(([file, style]) =>
    [...style.matchAll(/([^{}]*)\{([^{}]*)\}/g)]
      .filter(([, , body]) => body?.includes(`var(--${kind}`))
      .filter(([, selector]) => !new RegExp(`\\.${kind}\\b`).test(selector ?? ''))
      .map(([, selector]) => `${file}: ${selector?.trim()}`),
  );
  expect(STYLES.length).toBeGreaterThan(50);
  expect(others).toEqual([]);
});
