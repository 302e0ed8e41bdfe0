import { worldOf } from '../../backend/fake-world';
import { becauseOf, byKind, titleOf } from './reminder-words';

const [again] = worldOf('again').today.reminders;
const [weeks] = worldOf('reminder').today.reminders;

test('several places are one reminder, with the arithmetic of each', () => {
  if (!again || !weeks) throw new Error('the invented world has no reminders');
  const middle = { ...again, place: 'low-back-centre' };
  const groups = byKind([weeks, again, middle]);
  expect(groups.map((group) => group.length)).toEqual([1, 2]);
  for (const further of [false, true]) {
    expect(titleOf('same-place', ['low-back-left', 'low-back-centre'], further)).toContain('low back, left and middle');
  }
  expect(becauseOf(again, '2026-11-22')).toContain('23 September to 13 October');
});

test('a first day that was told is said to be told', () => {
  if (!weeks) throw new Error('the invented world has no reminders');
  expect(becauseOf({ ...weeks, startDeclared: true }, '2026-11-22')).toMatch(/^You told us it began on 7 November/);
});
