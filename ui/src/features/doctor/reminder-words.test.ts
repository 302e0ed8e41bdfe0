import { coreOf } from '../../core-in-test';
import { TODAY } from '../../states';
import { becauseOf, byKind, titleOf } from './reminder-words';

const reminderOf = async (state: string) => {
  const [reminder] = (await (await coreOf(state)).today()).reminders;
  if (!reminder) throw new Error(`${state} has no reminder`);
  return reminder;
};

test('several places are one reminder, with the arithmetic of each', async () => {
  const [again, weeks] = [await reminderOf('again'), await reminderOf('reminder')];
  const middle = { ...again, place: 'low-back-centre' };
  const groups = byKind([weeks, again, middle]);
  expect(groups.map((group) => group.length)).toEqual([1, 2]);
  for (const further of [false, true]) {
    expect(titleOf('same-place', ['low-back-left', 'low-back-centre'], further)).toContain('low back, left and middle');
  }
  expect(becauseOf(again, TODAY)).toMatch(/^Low back, left: an earlier one was from 23 September to 13 October/);
});

test('a first day that was told is said to be told', async () => {
  const weeks = await reminderOf('reminder');
  expect(becauseOf({ ...weeks, startDeclared: true }, TODAY)).toMatch(/^You told us it began on 7 November/);
});
