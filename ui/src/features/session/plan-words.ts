// A plan and its slots in words.
import type { PackPlanView, SlotView } from '../../backend/port';
import { lower, placeNames } from '../../words/codes';
import { dayWords, timeOfDay } from '../../words/dates';
import { named } from '../../words/language';
import { words } from '../../words/messages';
import { kindName } from './kinds';
import { ownPackTold } from './own-packs';

/** A slot: "Cold now, low back, left", or with its time. */
export function slotName({ kind, places, at, due }: SlotView): string {
  const said = { kind: kindName(kind), places: lower(placeNames(places)) };
  return due === null ? words.planSlotAt({ ...said, time: timeOfDay(at) }) : words.planSlotDue(said);
}

/** "then 16:30, 18:45". Where what goes on differs, it is said with each. */
export function thenLine(slots: readonly SlotView[]): string {
  const [first] = slots;
  const alike = slots.every((slot) => first && slot.kind === first.kind && slot.plan === first.plan);
  const time = ({ at, kind }: SlotView) =>
    alike ? timeOfDay(at) : words.planSlotTime({ kind: lower(kindName(kind)), time: timeOfDay(at) });
  return words.planSlotThen({ times: slots.map(time).join(', ') });
}

/** The next, and when the others follow: "Cold at 14:10, low back, left · then 16:30". */
export function slotLine(slots: readonly SlotView[]): string {
  const [next, ...others] = slots;
  if (!next) return '';
  return [slotName(next), ...(others.length > 0 ? [thenLine(others)] : [])].join(' · ');
}

/** A plan by its name: "Cold, low back, left". */
export function planName({ kind, places }: PackPlanView): string {
  return [named('plan-kind', kind), lower(placeNames(places))].join(', ');
}

/** For how long its packs really go on: what a maker allows shortens them. */
function lengthOf({ kind, coldMinutes: cold, heatMinutes: heat }: PackPlanView): string {
  return kind === 'by-turns' && cold !== heat
    ? words.planLengths({ cold, heat })
    : words.planLength({ minutes: kind === 'heat' ? heat : cold });
}

/** What else there is to say of it. */
export function planFacts(plan: PackPlanView, today: string): string[] {
  const last = plan.lastDay === null ? words.planUntilEnded() : words.planUntil({ day: dayWords(plan.lastDay, today) });
  const packs = [plan.coldPack, plan.heatPack].filter((own) => own !== null);
  return [
    ...packs.map((own) => words.ownPackWith({ pack: ownPackTold(own) })),
    lengthOf(plan),
    words.planHours({ from: plan.from, to: plan.to }),
    words.planRestOf({ hours: Math.floor(plan.rest / 60), minutes: plan.rest % 60 }),
    plan.isOn ? last : words.planIsOver(),
  ];
}
