import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

test('all pages are listed, and one opens with the focus on its heading, by keyboard alone', async () => {
  const { user } = await open('empty', '#/today');
  await user.keyboard('l');
  await waitFor(() => expect(location.hash).toBe('#/learn'));
  expect(await heading('Learn')).toHaveFocus();
  await screen.findByRole('link', { name: 'Exercise' });
  const list = (await screen.findAllByRole('link')).filter((link) => link.getAttribute('href')?.startsWith('#/learn/'));
  expect(list).toHaveLength(10);
  const search = screen.getByRole('searchbox', { name: 'Look for a word' });
  while (document.activeElement !== search) await user.tab();
  await user.keyboard('herniated');
  expect(await screen.findByText('1 page found')).toBeVisible();
  expect(screen.getByText(/A herniated disc\. A part of such a pad/)).toBeVisible();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(await heading('What can set a spasm off')).toHaveFocus();
});

test('words that no page has are said to be in none', async () => {
  const { user } = await open('empty', '#/learn');
  await user.type(screen.getByRole('searchbox'), 'zebra');
  const none = await screen.findByText('No page has all of these words. Try fewer, or others.');
  expect(none).toHaveAttribute('role', 'status');
  await user.clear(screen.getByRole('searchbox'));
  expect(await screen.findByRole('link', { name: 'Exercise' })).toBeVisible();
});

test('an answer that comes late does not stand for other words', async () => {
  let late: (() => void) | undefined;
  const { user } = await open('empty', '#/learn', (core) => {
    const { learn } = core;
    core.learn = async (wanted) => {
      const found = await learn(wanted);
      if (wanted === 'hea') await new Promise<void>((resolve) => (late = resolve));
      return found;
    };
  });
  await user.type(screen.getByRole('searchbox'), 'hea');
  await waitFor(() => expect(late).toBeDefined());
  await user.type(screen.getByRole('searchbox'), 'zz');
  const none = await screen.findByText(/^No page has/);
  late?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(none).toBeVisible();
});

test('a page says where each statement comes from, and with which number', async () => {
  await open('empty', '#/learn/what-is-a-spasm');
  await heading('What a spasm is');
  const trial = screen.getByText(/half of the people were well after 16 or 17 days/);
  const mark = within(trial).getByText(/^Source \d$/);
  const sources = within(screen.getByRole('region', { name: 'Where this comes from' })).getAllByRole('listitem');
  expect(sources[Number(mark.textContent.replace('Source ', '')) - 1]).toHaveTextContent(/PACE, a trial/);
  expect(sources[0]).toHaveTextContent(/Symptom Clinic.*Its statements 1, 2, 3, 4, 5, 6, 7, 9, 10/);
});

test('the warning signs are not copied: the page leads to the list', async () => {
  const { user } = await open('empty', '#/learn/when-to-see-a-doctor');
  await user.click(await screen.findByRole('link', { name: 'the list of warning signs' }));
  expect(await heading('Warning signs')).toHaveFocus();
});

test('each exercise is drawn where it is read about, with the way to its steps', async () => {
  const { user } = await open('empty', '#/learn/exercise');
  await heading('Exercise');
  const drawn = within(screen.getByRole('region', { name: 'How it looks' }));
  expect(drawn.getAllByRole('img')).toHaveLength(3);
  expect(drawn.getByRole('img', { name: /Both arms reach up/ })).toBeVisible();
  await user.click(drawn.getByRole('link', { name: 'Leg lift, on the side' }));
  expect(await screen.findByText(/^Lie on your side with your back against a wall/)).toBeVisible();
});

test('both positions are drawn where they are read about, and other pages draw nothing', async () => {
  await open('empty', '#/learn/positions');
  await heading('Ways to lie and sit');
  const drawn = within(screen.getByRole('region', { name: 'How it looks' }));
  expect(drawn.getByRole('img', { name: /upper body to about 30 degrees/ })).toBeVisible();
  expect(drawn.getByRole('img', { name: /reclining chair/ })).toBeVisible();
  location.hash = '#/learn/medicines';
  await heading('Medicines');
  expect(screen.queryByRole('region', { name: 'How it looks' })).toBeNull();
});

test('a page that there is not says so, and leads to all of them', async () => {
  const { user } = await open('empty', '#/learn/zebra');
  expect(await screen.findByText('There is no such page.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'All pages' }));
  expect(await screen.findByRole('searchbox')).toBeVisible();
});

test.each([
  ['empty', '#/signs', 'Learn when to see a doctor', 'When to see a doctor'],
  ['demo', '#/session', 'Learn about heat and cold', 'Heat and cold'],
  ['shelf', '#/medicines', 'Learn about medicines', 'Medicines'],
  ['empty', '#/exercises', 'Learn about exercise', 'Exercise'],
  ['empty', '#/rest', 'Learn about rest and walks', 'Rest and short walks'],
  ['empty', '#/ease', 'Learn about ways to lie and sit', 'Ways to lie and sit'],
])('from %s %s one link leads to the page that tells more', async (state, address, link, title) => {
  const { user } = await open(state, address);
  await user.click(await screen.findByRole('link', { name: link }));
  await waitFor(() => expect(location.hash).toMatch(/^#\/learn\//));
  // The screen that it came from may have the same name.
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: title })).toHaveFocus());
});

test('where a doctor reminder comes from leads to the page that tells more', async () => {
  const { user } = await open('reminder', '#/today');
  await user.click(await screen.findByRole('button', { name: /more than two weeks/i }));
  await user.click(await screen.findByRole('button', { name: 'Where this comes from' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('link', { name: 'Learn when to see a doctor' }));
  expect(await heading('When to see a doctor')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the page about a doctor leads to when it would have asked', async () => {
  const { user } = await open('empty', '#/learn/when-to-see-a-doctor');
  await user.click(await screen.findByRole('link', { name: 'when it would have asked' }));
  expect(await heading('When would it have asked?')).toBeVisible();
});

test('nor is it printed while a pack whose time is up may still be on', async () => {
  await open('unconfirmed', '#/learn/exercise');
  expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Print this page' })).toBeNull();
});

test('a page is printed by its button, but not while a pack is on', async () => {
  const print = vi.fn(async () => null);
  const { core, user } = await open('empty', '#/learn/exercise', (core) => {
    core.printScreen = print;
    return core.answerSafety({}, null);
  });
  await user.click(await screen.findByRole('button', { name: 'Print this page' }));
  expect(print).toHaveBeenCalledOnce();
  await core.startSession({ kind: 'cold', places: ['low-back-left'], minutes: 15, before: 6 });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Print this page' })).toBeNull());
});
