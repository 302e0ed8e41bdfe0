import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';

import ScoreScale from './ScoreScale.svelte';

const radios = () => screen.getAllByRole('radio') as HTMLInputElement[];

test('nothing is chosen at first, and zero is a choice like any other', () => {
  render(ScoreScale, { legend: 'Worst pain' });
  expect(radios()).toHaveLength(11);
  expect(radios().some((radio) => radio.checked)).toBe(false);
  expect(screen.getByRole('radio', { name: '0' })).not.toBeChecked();
});

test('a score can be taken back, and the focus stays on the scale', async () => {
  const user = userEvent.setup();
  render(ScoreScale, { legend: 'Worst pain' });
  await user.click(screen.getByRole('radio', { name: '6' }));
  expect(screen.getByRole('radio', { name: '6' })).toBeChecked();
  await user.click(screen.getByRole('button', { name: /^Clear/ }));
  expect(radios().some((radio) => radio.checked)).toBe(false);
  expect(radios()[0]).toHaveFocus();
});

test('the ends are in words, each with its number alone, and an error stands with the scale', () => {
  const error = 'Worst pain is a whole number from 0 to 10.';
  render(ScoreScale, { legend: 'Worst pain', error });
  expect(screen.getByRole('radio', { name: '0' })).toHaveAccessibleDescription('0 no pain');
  expect(screen.getByRole('radio', { name: '10' })).toHaveAccessibleDescription(/^10 worst/);
  expect(radios().filter((radio) => radio.hasAttribute('aria-describedby'))).toHaveLength(2);
  expect(screen.getByRole('group', { name: 'Worst pain' })).toHaveAccessibleDescription(error);
  expect(screen.getByRole('alert')).toHaveTextContent('whole number');
});
