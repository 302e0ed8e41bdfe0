import table from '../../../tests/fixtures/numbers.json';
import { figures, numberIn, problemOf, readNumber, typedOf } from './numbers';

test.each(table.read as [string, number][])('"%s" is read as %d', (text, number) => {
  expect(readNumber(text)).toEqual({ number });
  expect(problemOf(text)).toBeNull();
});

test.each(table.asked as [string, string, string][])('"%s" is asked about: %s or %s', (text, grouped, decimal) => {
  expect(readNumber(text)).toEqual({ grouped, decimal });
  for (const answer of [grouped, decimal]) expect(readNumber(answer)).toHaveProperty('number');
  expect(problemOf(text)).toBe(`"${text}" can mean ${grouped} or ${decimal}. Write the one you mean.`);
});

test.each(table.refused)('"%s" is refused', (text) => {
  expect(readNumber(text)).toBeNull();
});

test.each(table.written as [number, string][])('%d is written as "%s" and reads back', (number, written) => {
  expect(figures(number)).toBe(written);
  expect(readNumber(written)).toEqual({ number });
});

test('every strength reads back as what was printed and filled in', () => {
  for (let micrograms = 1; micrograms <= 10_000_000; micrograms += micrograms < 3000 ? 1 : 997) {
    const number = micrograms / 1000;
    expect([readNumber(figures(number)), readNumber(typedOf(number))]).toEqual([{ number }, { number }]);
  }
});

test('what can not be read is a refusal at its field, and nothing typed is nothing said', () => {
  expect(numberIn('units', '  ')).toBeNull();
  expect(numberIn('units', '1,200')).toBe(1200);
  expect(() => numberIn('units', '1e1')).toThrow(expect.objectContaining({ kind: 'invalid', field: 'units' }));
});
