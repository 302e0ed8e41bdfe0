import { coreOf } from './core-in-test';
import { STATES, TODAY } from './states';

test.each(Object.keys(STATES))('the state %s can be made', async (state) => {
  const core = await coreOf(state);
  expect((await core.today()).now.startsWith(TODAY)).toBe(true);
});
