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

test('what answers to the pointer does not lie over another place of its level', () => {
  for (const a of BACK)
    for (const b of BACK) {
      if (a === b) continue;
      const apart = (axis: 0 | 1) =>
        a.box[axis] + a.box[axis + 2]! <= b.box[axis] || b.box[axis] + b.box[axis + 2]! <= a.box[axis];
      expect(apart(0) || apart(1), `${a.code} and ${b.code}`).toBe(true);
    }
});
