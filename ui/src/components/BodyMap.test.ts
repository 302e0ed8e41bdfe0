import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';

import BodyMap from './BodyMap.svelte';

test('it is fifteen checkboxes with names, from the neck down, left to right', () => {
  render(BodyMap, { legend: 'Where?' });
  const names = screen
    .getAllByRole('checkbox')
    .map((box) => (box as HTMLInputElement).labels?.[0]?.textContent?.trim());
  expect(names).toHaveLength(15);
  expect(names.slice(0, 3)).toEqual(['Neck, left', 'Neck, middle', 'Neck, right']);
  expect(names.at(-1)).toBe('Buttock, right');
});

test('left is left: the box of the left place lies left, and it marks the drawing there', async () => {
  const { container } = render(BodyMap, { legend: 'Where?' });
  const left = screen.getByRole('checkbox', { name: 'Low back, left' });
  const right = screen.getByRole('checkbox', { name: 'Low back, right' });
  const edge = (box: HTMLElement) => parseFloat(box.closest('li')?.style.left ?? 'NaN');
  expect(edge(left)).toBeLessThan(edge(right));
  await userEvent.click(left);
  expect(container.querySelector('.chosen')).toHaveAttribute('data-place', 'low-back-left');
  expect(container.querySelector('.chosen')).not.toHaveAttribute('transform');
});

test('what is chosen is said in words and marked with more than a colour', async () => {
  const { container } = render(BodyMap, { legend: 'Where?', chosen: ['low-back-left', 'neck-centre'] });
  expect([...container.querySelectorAll('.names li')].map((name) => name.textContent)).toEqual([
    'Neck, middle',
    'Low back, left',
  ]);
  expect(container.querySelectorAll('.mark')).toHaveLength(2);
});

test('resting skin is named, hatched and cannot be chosen, by picture or by list', async () => {
  const user = userEvent.setup();
  const label = 'Low back, left (rests until 16:20)';
  const { container } = render(BodyMap, { legend: 'Where?', resting: [{ place: 'low-back-left', label }] });
  expect(screen.getByRole('checkbox', { name: label })).toBeDisabled();
  expect(container.querySelector('[data-place="low-back-left"]')?.getAttribute('fill')).toMatch(/^url\(#.*45\)$/);
  await user.click(screen.getByRole('button', { name: /^Choose from a list/ }));
  expect(screen.getByText(label)).toBeVisible();
  expect(screen.getByRole('checkbox', { name: label })).toBeDisabled();
});

test('the list and the picture are the same choice', async () => {
  const user = userEvent.setup();
  render(BodyMap, { legend: 'Where?' });
  await user.click(screen.getByRole('button', { name: /^Choose from a list/ }));
  await user.click(screen.getByRole('checkbox', { name: 'Mid back, right' }));
  await user.click(screen.getByRole('button', { name: /^Choose on the picture/ }));
  expect(screen.getByRole('checkbox', { name: 'Mid back, right' })).toBeChecked();
});
