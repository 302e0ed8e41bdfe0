import table from '../../../tests/fixtures/numbers.json';
import { EITHER_WAY } from '../backend/bindings';
import { figures, numberIn, problemOf, readNumber, typedOf } from './numbers';

test.each(table.read as [string, number][])('"%s" is read as %d', (text, number) => {
  expect(readNumber('contents', text)).toEqual({ number });
  expect(problemOf('contents', text)).toBeNull();
});

test.each(table.asked as [string, string, string][])('"%s" is asked about: %s or %s', (text, grouped, decimal) => {
  for (const field of ['contents', ...EITHER_WAY] as const) {
    expect(readNumber(field, text)).toEqual({ grouped, decimal });
    for (const answer of [grouped, decimal]) expect(readNumber(field, answer)).toHaveProperty('number');
    expect(problemOf(field, text)).toBe(`"${text}" can mean ${grouped} or ${decimal}. Write the one you mean.`);
  }
});

test.each(table.asked_of_units as [string, string, string][])(
  '"%s" units are asked about, and so many milligrams are not',
  (text, grouped, decimal) => {
    for (const field of EITHER_WAY) {
      expect(readNumber(field, text)).toEqual({ grouped, decimal });
      for (const answer of [grouped, decimal]) expect(readNumber(field, answer)).toHaveProperty('number');
    }
    expect(readNumber('contents', text)).toEqual({ number: Number(grouped) });
  },
);

test('units are read as milligrams are, but where a comma can be either', () => {
  const asked = table.asked_of_units.map(([text]) => text);
  for (const [text, number] of (table.read as [string, number][]).filter(([text]) => !asked.includes(text))) {
    for (const field of EITHER_WAY) expect(readNumber(field, text)).toEqual({ number });
  }
  for (const text of table.refused) for (const field of EITHER_WAY) expect(readNumber(field, text)).toBeNull();
});

test.each(table.refused)('"%s" is refused', (text) => {
  expect(readNumber('contents', text)).toBeNull();
});

test.each(table.written as [number, string][])('%d is written as "%s" and reads back', (number, written) => {
  expect(figures(number)).toBe(written);
  expect(readNumber('contents', written)).toEqual({ number });
});

test('every strength reads back as what was printed and filled in', () => {
  for (let micrograms = 1; micrograms <= 10_000_000; micrograms += micrograms < 3000 ? 1 : 997) {
    const number = micrograms / 1000;
    const printed = readNumber('contents', figures(number));
    expect([printed, readNumber('contents', typedOf(number))]).toEqual([{ number }, { number }]);
  }
});

test('every amount of units that is filled in reads back', () => {
  for (let thousandths = 1; thousandths <= 10_000_000; thousandths += thousandths < 3000 ? 1 : 9973) {
    const number = thousandths / 1000;
    for (const field of EITHER_WAY) expect(readNumber(field, typedOf(number))).toEqual({ number });
  }
});

test('what cannot be read is a refusal at its field, and nothing typed is nothing said', () => {
  expect(numberIn('units', '  ')).toBeNull();
  expect(numberIn('contents', '1,200')).toBe(1200);
  for (const typed of ['1e1', '1,200']) {
    expect(() => numberIn('units', typed)).toThrow(expect.objectContaining({ kind: 'invalid', field: 'units' }));
  }
});
