import { screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { computeAccessibleDescription, computeAccessibleName } from 'dom-accessibility-api';

import { open } from './app-in-test';
import { SCREENS } from './screens';

const LOOKS: [state: string, address: string, awaited: RegExp][] = [
  ['empty', '#/today', /a calm place/i],
  ['demo', '#/today', /worst pain, last 14/i],
  ['session', '#/today', /take it off at/i],
  ['check', '#/today', /look at your skin/i],
  ['unconfirmed', '#/today', /when did it come off/i],
  ['up', '#/today', /take the pack off now/i],
  ['up', '#/help', /take the pack off now/i],
  ['unconfirmed', '#/diary', /when did it come off/i],
  ['session', '#/diary', /10 minutes left/i],
  ['check', '#/diary', /look at the skin/i],
  ['rest', '#/today', /how is the pain now/i],
  ['free', '#/today', /cold again/i],
  ['reminder', '#/today', /more than two weeks/i],
  ['many', '#/today', /came back in the same place/i],
  ['booked', '#/today', /your appointment is on/i],
  ['again', '#/today', /same place/i],
  ['gap', '#/today', /did you still have/i],
  ['off', '#/today', /notices are off/i],
  ['demo', '#/entry', /nothing here has to/i],
  ['demo', '#/ease/68', /ease into a position/i],
  ['demo', '#/entry/68', /nothing here has to/i],
  ['empty', '#/diary', /nothing here yet/i],
  ['demo', '#/diary', /changed 2 times/i],
  ['demo', '#/session', /start a session/i],
  ['rest', '#/session/cold', /hatched skin/i],
  ['sheet', '#/session', /does any of these/i],
  ['blocked', '#/session', /should hear first/i],
  ['started', '#/session', /start respite with/i],
  ['empty', '#/doctor', /something you want to do again/i],
  ['demo', '#/doctor', /walk the dog for 20/i],
  ['goal', '#/today', /how close are you/i],
  ['demo', '#/relief', /count, not proof/i],
  ['empty', '#/relief', /nothing yet/i],
  ['demo', '#/charts', /line breaks where/i],
  ['empty', '#/charts', /no pain score/i],
  ['empty', '#/medicines', /no medicine here yet/i],
  ['shelf', '#/medicines', /last 24 hours/i],
  ['over', '#/medicines', /more than your label says/i],
  ['shelf', '#/medicines/new', /type a part of it/i],
  ['shelf', '#/medicines/1', /look again with a new pack/i],
  ['shelf', '#/medicines/2', /what the doctor wrote/i],
  ['demo', '#/summary', /read it as text/i],
  ['demo', '#/settings', /about respite/i],
  ['demo', '#/settings', /copies of your diary/i],
  ['demo', '#/would-ask', /by these numbers/i],
  ['demo', '#/entry/68', /could you not do/i],
  ['week', '#/today', /three questions about/i],
  ['demo', '#/lists', /two become one/i],
  ['empty', '#/lists', /have not added/i],
  ['demo', '#/week', /what you said before/i],
  ['demo', '#/roland-morris', /what you said before/i],
  ['demo', '#/help', /call now/i],
  ['empty', '#/exercises', /move most days/i],
  ['empty', '#/exercises/belly', /draw your navel in/i],
  ['shown', '#/exercises', /bird dog/i],
  ['shown', '#/exercises/own-1', /lift one arm/i],
  ['empty', '#/rest', /walking is mild/i],
  ['empty', '#/learn', /look for a word/i],
  ['demo', '#/learn/medicines', /what to mind with them/i],
  ['empty', '#/learn/exercise', /how it looks/i],
  ['empty', '#/learn/positions', /how it looks/i],
  ['empty', '#/signs', /where are you/i],
  ['demo', '#/signs/daily', /your answers/i],
  ['ticked', '#/today', /ask your midwife|midwife too/i],
  ['emergency', '#/today', /then say where you are/i],
  ['demo', '#/doctor', /your next visit/i],
  ['demo', '#/doctor/new', /save the visit/i],
  ['visited', '#/doctor', /how was your visit/i],
];

test.each(LOOKS)('axe finds nothing: %s %s', async (state, address, awaited) => {
  const { container } = await open(state, address);
  await screen.findAllByText(awaited);
  // Colours are measured on the tokens and in the real window; jsdom draws nothing.
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  // Of what can be done in one place, one thing leads.
  const places = [...container.querySelectorAll('section, dialog, form')];
  const led = places.filter(
    (place) =>
      [...place.querySelectorAll('button.main')].filter((button) => button.closest('section, dialog, form') === place)
        .length > 1,
  );
  expect(led.map((place) => place.textContent)).toEqual([]);
  expect(twice(container)).toEqual([]);
  expect(saidOfMany(container)).toEqual([]);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});

const shown = (container: HTMLElement, selector: string) =>
  [...container.querySelectorAll<HTMLElement>(selector)].filter((found) => !found.closest('[hidden]'));

/** The buttons of one section, such as a day of the diary, that their names do not tell apart. */
function twice(container: HTMLElement): string[] {
  const section = (button: HTMLElement) => button.closest('section[aria-labelledby], section[aria-label]');
  const names = shown(container, 'button').map((button) => {
    const within = section(button);
    return [within && computeAccessibleName(within), computeAccessibleName(button)].join(' / ');
  });
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** What is read again at each box of a group. It belongs to the group. */
function saidOfMany(container: HTMLElement): string[] {
  return shown(container, 'fieldset').flatMap((group) => {
    const said = [...group.querySelectorAll('input')].map((input) => computeAccessibleDescription(input));
    const boxes = [...group.querySelectorAll('input')].map((input) => computeAccessibleName(input));
    return [
      ...said.filter((text, index) => text !== '' && said.indexOf(text) !== index),
      ...boxes.filter((name, index) => name !== '' && boxes.indexOf(name) !== index),
    ];
  });
}

test('axe looks at every screen', () => {
  const seen = new Set(LOOKS.map(([, address]) => address.split('/')[1]));
  expect(SCREENS.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
});
