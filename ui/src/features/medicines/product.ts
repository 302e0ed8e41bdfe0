// What the form of a product holds, and the draft that is sent.
import type {
  CatalogueEntry,
  Field,
  LabelView,
  ProductDraft,
  ProductKind,
  ProductView,
  Unit,
} from '../../backend/port';
import { numberIn, typedOf } from '../../words/numbers';

/** The numbers of a label, in the order in which they are asked for. */
export const LABEL_NUMBERS = [
  'mostUnitsPerDose',
  'hoursBetween',
  'mostUnitsADay',
  'mostDays',
  'firstDoseUnits',
  'hoursUpTo',
  'mostDosesADay',
  'largerUnits',
  'largerHours',
] as const;
export type LabelNumber = (typeof LABEL_NUMBERS)[number];

export type Label = Record<LabelNumber, string> & Required<Pick<LabelView, 'source'>>;
/** Numbers that our list filled in, and what they are of. */
export type Ours = { of: string; label: Label };
/** "I compared it": what it was said of, and the day, unless it was said just now. */
export type Compared = { of: string; on: string | null };
/** `choice` is a code of the list, `OWN` for what stands in `own`, or nothing yet. */
export type Content = { choice: string; own: string; mg: string };
export type Form = {
  name: string;
  kind: ProductKind | null;
  contents: Content[];
  unit: Unit | null;
  label: Label;
  /** As long as no number of these was changed. */
  ours: Ours | null;
  /** What stood in the label while the product was got in the other way: neither is ever turned into the other (S59). */
  labels: Partial<Record<ProductKind, Label>>;
  compared: Compared | null;
  directions: string;
  courseStart: string;
  courseEnd: string;
  /** Whether a course stands in sight, however it is got: what is sent is seen, and stays while it is typed anew. */
  hasCourse: boolean;
  sedating: boolean;
  /** Of another strength, unit or way to get it: what was there before was wrong, the person says; null before they were asked. */
  wasWrong: boolean | null;
  /** From which dose on it is this: the next one, the last one already, or all since a day. */
  since: 'next' | 'last' | 'day';
  sinceDay: string;
  /** The questions about names and strengths to which the person said that it is right as they wrote it. */
  sure: string[];
};

export const OWN = 'own';

export function blankContent(): Content {
  return { choice: '', own: '', mg: '' };
}

export function contentOf(ingredient: string, mg: number | null, known: readonly string[]): Content {
  const listed = known.includes(ingredient);
  return { choice: listed ? ingredient : OWN, own: listed ? '' : ingredient, mg: typedOf(mg) };
}

function labelOf(label: LabelView | null): Label {
  const numbers = Object.fromEntries(LABEL_NUMBERS.map((name) => [name, typedOf(label?.[name])]));
  return { ...(numbers as Record<LabelNumber, string>), source: label?.source ?? 'own' };
}

/** A number as it is meant, so that "200" and "200.0" are one; what cannot be read is what was typed. */
function meant(field: Field, typed: string): number | string | null {
  try {
    return numberIn(field, typed);
  } catch {
    return typed.trim();
  }
}

/** What makes it this make and no other: in whatever order its ingredients stand. */
function makeOf({ kind, unit, contents }: Form): string {
  const each = contents.map(({ choice, own, mg }) =>
    JSON.stringify([choice === OWN ? own.trim() : choice, meant('contents', mg)]),
  );
  return JSON.stringify([kind, unit, each.sort()]);
}

/** What there was, once what of it could not be read is told again: by nothing of that it is another. */
export function mended(before: Form, form: Form, unread: readonly string[]): Form {
  const each = (contents: Content[]) => contents.map((content) => JSON.stringify(content));
  const there = each(form.contents);
  const whole = before.contents.filter(({ mg }) => mg !== '');
  const completed = before.contents.length > whole.length && each(whole).every((content) => there.includes(content));
  const was = {
    ...before,
    kind: unread.includes('kind') ? form.kind : before.kind,
    unit: unread.includes('unit') ? form.unit : before.unit,
    contents: completed ? form.contents : before.contents,
  };
  return { ...was, compared: isCompared(before) ? { of: comparedOf(was), on: before.compared?.on ?? null } : null };
}

/** Whether this is another strength, ingredient, unit or way to get it than there was. */
export function isAnotherMake(form: Form, before: Form): boolean {
  return makeOf(form) !== makeOf(before);
}

/** All that a label is compared for: with anything else in the hand it is another label. */
function comparedOf(form: Form): string {
  return JSON.stringify([makeOf(form), LABEL_NUMBERS.map((name) => meant('label', form.label[name]))]);
}

/** Whether these are other numbers than were compared: what was taken so far was allowed by those. */
export function hasOtherNumbers(form: Form, before: Form): boolean {
  return isCompared(before) && comparedOf(form) !== comparedOf(before);
}

/** Whether the label was compared as it stands here. */
export function isCompared(form: Form): boolean {
  return form.compared?.of === comparedOf(form);
}

/** The form once the person says that they compared it now, or that they did not. */
export function compared(form: Form, yes: boolean): Form {
  return { ...form, compared: yes ? { of: comparedOf(form), on: null } : null };
}

export function blankForm(): Form {
  return {
    name: '',
    kind: null,
    contents: [blankContent()],
    unit: 'tablet',
    label: labelOf(null),
    ours: null,
    labels: {},
    compared: null,
    directions: '',
    courseStart: '',
    courseEnd: '',
    hasCourse: false,
    sedating: false,
    wasWrong: null,
    since: 'next',
    sinceDay: '',
    sure: [],
  };
}

export function formOf(product: ProductView, known: readonly string[]): Form {
  // What can't be read is told again.
  const unread = (cell: string) => product.unreadCells.includes(cell);
  const form: Form = {
    name: unread('name') ? '' : product.name,
    kind: unread('kind') ? null : product.kind,
    contents: [
      ...product.contents.map(({ ingredient, mgPerUnit }) => contentOf(ingredient, mgPerUnit, known)),
      ...product.unreadContents.map((name) => (name === '' ? blankContent() : contentOf(name, null, known))),
    ],
    unit: unread('unit') ? null : product.unit,
    label: labelOf(product.label),
    ours: null,
    labels: {},
    compared: null,
    directions: product.directions,
    courseStart: product.courseStart ?? '',
    courseEnd: product.courseEnd ?? '',
    hasCourse: product.hasCourses,
    sedating: product.sedatingTicked,
    wasWrong: null,
    since: 'next',
    sinceDay: '',
    sure: [],
  };
  form.ours = oursIn(form);
  const { checked = false, checkedOn = null } = product.label ?? {};
  return checked ? { ...form, compared: { of: comparedOf(form), on: checkedOn } } : form;
}

/** The form with what was told since it was opened, by `start`: what was not touched is as it is `now`. */
export function toldSince(form: Form, start: Form, now: Form): Form {
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const rebased = <Part extends object>(part: Part, was: Part, is: Part): Part =>
    Object.fromEntries(
      (Object.keys(part) as (keyof Part)[]).map((key) => [key, isSame(part[key], was[key]) ? is[key] : part[key]]),
    ) as Part;
  return { ...rebased(form, start, now), label: rebased(form.label, start.label, now.label) };
}

/** The form as the catalogue fills it in. Its label counts for nothing until it was compared, and the course of another medicine is none
 *  of this one. */
export function filled(form: Form, name: string, entry: CatalogueEntry, known: readonly string[]): Form {
  const isAnother = ingredientsOf(form).some((held) => held.trim() !== '' && held !== entry.ingredient);
  const filledIn = {
    ...form,
    name,
    ...(isAnother ? { courseStart: '', courseEnd: '' } : {}),
    hasCourse: !isAnother && isCourseTold(form),
    kind: entry.kind,
    unit: entry.unit,
    contents: [contentOf(entry.ingredient, entry.mgPerUnit, known)],
    label: labelOf(entry.kind === 'otc' ? entry.label : null),
    labels: {},
  };
  return { ...filledIn, ours: oursIn(filledIn) };
}

/** What makes it what it is, however it is got. */
const heldBy = (form: Form) => makeOf({ ...form, kind: null });

function oursIn(form: Form): Ours | null {
  return form.label.source === 'own' ? null : { of: heldBy(form), label: form.label };
}

/** The form with our numbers beside what they are of, and beside nothing else. What was changed of them is the person's own. */
export function withOurs(form: Form): Form {
  const { ours, label, kind } = form;
  if (!ours || kind === 'prescribed') return form;
  const isSame = (one: Label, other: Label) =>
    LABEL_NUMBERS.every((name) => meant('label', one[name]) === meant('label', other[name]));
  const isOfIt = heldBy(form) === ours.of;
  const none = labelOf(null);
  if (isSame(label, ours.label)) return isOfIt ? form : { ...form, label: none };
  if (isSame(label, none)) return isOfIt ? { ...form, label: ours.label } : form;
  return { ...form, label: { ...label, source: 'own' }, ours: null };
}

/** The form with these ingredients in it: those that stand there as they are, of the others the strengths for the person to copy. */
export function holding(form: Form, ingredients: readonly string[], known: readonly string[]): Form {
  const there = form.contents.filter((content) => nameOf(content).trim() !== '');
  const others = ingredients.filter((ingredient) => !there.some((content) => nameOf(content) === ingredient));
  return { ...form, contents: [...there, ...others.map((ingredient) => contentOf(ingredient, null, known))] };
}

/** The form once it was said how the product is got. What a label says is not what a doctor prescribed, and both stay. */
export function gotAs(form: Form, kind: ProductKind | null): Form {
  const labels = form.kind === null ? form.labels : { ...form.labels, [form.kind]: form.label };
  const got = { ...form, kind, labels, hasCourse: isCourseTold(form) };
  if (kind === null) return got;
  const untold = Object.keys(labels).length > 0 ? labelOf(null) : form.label;
  return { ...got, label: labels[kind] ?? untold };
}

const isCourseTold = (form: Form) => form.hasCourse || form.courseStart !== '' || form.courseEnd !== '';

const nameOf = ({ choice, own }: Content) => (choice === OWN ? own : choice);

/** The milligrams of what holds one ingredient, as they stand there; else nothing. */
export function strengthOf({ contents: [content, another] }: Form): string {
  return content && !another ? content.mg.trim() : '';
}

/** What stands for each ingredient: a code of the list, or the person's own words. */
export function ingredientsOf({ contents }: Form): string[] {
  return contents.map(nameOf);
}

/** The draft as it is sent. A strength that is missing goes as 0, which the core refuses.
 *  @throws Failure where a number cannot be read, or in two ways. */
export function draftOf(form: Form): ProductDraft {
  const numbers = LABEL_NUMBERS.map((name) => [name, numberIn('label', form.label[name])] as const);
  const written = numbers.some(([, value]) => value !== null);
  const prescribed = form.kind === 'prescribed';
  const { source } = form.label;
  const checked = isCompared(form);
  return {
    name: form.name,
    kind: form.kind ?? 'otc',
    contents: form.contents.map(({ choice, own, mg }) => ({
      ingredient: choice === OWN ? own : choice,
      mgPerUnit: numberIn('contents', mg) ?? 0,
    })),
    unit: form.unit ?? 'other',
    // A tick beside nothing is for the core to refuse. A day beside it says that it is no new one.
    label:
      written || checked
        ? { ...Object.fromEntries(numbers), source, checked, checkedOn: checked ? (form.compared?.on ?? null) : null }
        : null,
    directions: prescribed ? form.directions : '',
    courseStart: form.courseStart || null,
    courseEnd: form.courseEnd || null,
    sedating: form.sedating,
    wasWrong: form.wasWrong ?? false,
    sure: form.sure,
  };
}
