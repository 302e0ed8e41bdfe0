// What holds for every field, in whichever screen: WebKitGTK shows today in an empty date field, as if it had been filled in.
const sources = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });

test('no date field that can be empty looks as if today had been filled in', () => {
  const fields = Object.entries(sources).flatMap(([file, source]) =>
    // Quoted and braced, so that an arrow in it does not end it.
    [...source.matchAll(/<input\b(?:[^>"{]|"[^"]*"|\{[^}]*\})*>/g)]
      .map(([field]) => field)
      .filter((field) => /type="date"/.test(field))
      .map((field) => ({ file, field })),
  );
  expect(fields.length).toBeGreaterThan(15);
  const looksFilled = fields.filter(({ field }) => !/data-empty=|\brequired\b/.test(field));
  expect(looksFilled).toEqual([]);
});
