import { areaModules } from './words-module.mjs';

const moduleOf = (text, area = 'today') => areaModules([{ area, text }])[0][1];

test('a message becomes a function, its variables become typed arguments', () => {
  const text = moduleOf('# $count (Number) - how many\n# $who (String) - a name\ntoday-left = { $who } has { $count }');
  expect(text).toContain(
    "export const todayLeft = (given: { count: number; who: string }): string => say('today-left', given)",
  );
  expect(moduleOf('today-title = Today')).toContain("export const todayTitle = (): string => say('today-title')");
});

test.each([
  ['today-left = { $count } left', /no comment describes \$count/],
  ['# $name (String) - a name\ntoday-left = left', /\$name is described but not used/],
  ['diary-title = Diary', /does not start with today/],
  ['today-Title = Today', /kebab-case/],
  ['today-title = Today\n    .label = Label', /attributes/],
  ['-brand = Respite', /terms/],
  ['today-title = { $', /cannot be read/],
])('%j is refused', (text, why) => {
  expect(() => moduleOf(text)).toThrow(why);
});

test('two files may not have the same message', () => {
  const same = 'today-title = Today';
  expect(() =>
    areaModules([
      { area: 'today', text: same },
      { area: 'today', text: same },
    ]),
  ).toThrow(/today-title is in/);
});
