import { BACK, WIDTH } from './back-shape';

const at = (code: string) => BACK.find((place) => place.code === code)?.centre ?? [NaN, NaN];

test('there are fifteen places, each with its own code', () => {
  expect(new Set(BACK.map((place) => place.code)).size).toBe(15);
});

test.each(['neck', 'upper-back', 'mid-back', 'low-back', 'buttock'])(
  '%s: the left of the person is the left of the picture',
  (level) => {
    expect(at(`${level}-left`)[0]).toBeLessThan(at(`${level}-centre`)[0]);
    expect(at(`${level}-centre`)[0]).toBe(WIDTH / 2);
    expect(at(`${level}-right`)[0]).toBeGreaterThan(at(`${level}-centre`)[0]);
  },
);

test('what answers to the pointer does not lie over another place', () => {
  const apart = (from: number, size: number, otherFrom: number, otherSize: number) =>
    from + size <= otherFrom || otherFrom + otherSize <= from;
  for (const { code, box } of BACK) {
    for (const other of BACK.filter((place) => place.code !== code)) {
      const [x, y, width, height] = box;
      const [ox, oy, ow, oh] = other.box;
      expect(apart(x, width, ox, ow) || apart(y, height, oy, oh), `${code} and ${other.code}`).toBe(true);
    }
  }
});
