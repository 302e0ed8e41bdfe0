// What the form of a product holds, and the draft that is sent.
import type { CatalogueEntry, LabelView, ProductDraft, ProductKind, ProductView, UnitView } from '../../backend/port';
import { numberOf, typedOf } from './units';

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

export type Label = Record<LabelNumber, string> & Required<Pick<LabelView, 'source' | 'checked'>>;
/** `choice` is a code of the list, `OWN` for what stands in `own`, or nothing yet. */
export type Content = { choice: string; own: string; mg: string };
export type Form = {
  name: string;
  kind: ProductKind | null;
  contents: Content[];
  unit: UnitView;
  label: Label;
  directions: string;
  courseStart: string;
  courseEnd: string;
  sedating: boolean;
};

export const OWN = 'own';

export function blankContent(): Content {
  return { choice: '', own: '', mg: '' };
}

function contentOf(ingredient: string, mg: number | null, known: readonly string[]): Content {
  const listed = known.includes(ingredient);
  return { choice: listed ? ingredient : OWN, own: listed ? '' : ingredient, mg: typedOf(mg) };
}

function labelOf(label: LabelView | null, checked: boolean): Label {
  const numbers = Object.fromEntries(LABEL_NUMBERS.map((name) => [name, typedOf(label?.[name])]));
  return { ...(numbers as Record<LabelNumber, string>), source: label?.source ?? 'own', checked };
}

export function blankForm(): Form {
  return {
    name: '',
    kind: null,
    contents: [blankContent()],
    unit: 'tablet',
    label: labelOf(null, false),
    directions: '',
    courseStart: '',
    courseEnd: '',
    sedating: false,
  };
}

export function formOf(product: ProductView, known: readonly string[]): Form {
  return {
    name: product.name,
    kind: product.kind,
    contents: product.contents.map(({ ingredient, mgPerUnit }) => contentOf(ingredient, mgPerUnit, known)),
    unit: product.unit,
    label: labelOf(product.label, product.label?.checked ?? false),
    directions: product.directions,
    courseStart: product.courseStart ?? '',
    courseEnd: product.courseEnd ?? '',
    sedating: product.sedatingTicked,
  };
}

/** The form as the catalogue fills it in. Its label counts for nothing until it was compared. */
export function filled(form: Form, name: string, entry: CatalogueEntry, known: readonly string[]): Form {
  return {
    ...form,
    name,
    kind: entry.kind,
    unit: entry.unit,
    contents: [contentOf(entry.ingredient, entry.mgPerUnit, known)],
    label: labelOf(entry.kind === 'otc' ? entry.label : null, false),
  };
}

/** The form once it was said how the product is got. What our table filled in is not what a doctor prescribed. */
export function gotAs(form: Form, kind: ProductKind | null): Form {
  const ours = kind === 'prescribed' && form.label.source !== 'own';
  return { ...form, kind, label: ours ? labelOf(null, false) : form.label };
}

/** The draft as it is sent. A number that is missing where one must stand goes as 0, which the core refuses. */
export function draftOf(form: Form): ProductDraft {
  const numbers = LABEL_NUMBERS.map((name) => [name, numberOf(form.label[name])] as const);
  const written = numbers.some(([, value]) => value !== null);
  const prescribed = form.kind === 'prescribed';
  const { source, checked } = form.label;
  return {
    name: form.name,
    kind: form.kind ?? 'otc',
    contents: form.contents.map(({ choice, own, mg }) => ({
      ingredient: choice === OWN ? own : choice,
      mgPerUnit: numberOf(mg) ?? 0,
    })),
    unit: form.unit,
    // A tick beside nothing is for the core to refuse.
    label: written || checked ? { ...Object.fromEntries(numbers), source, checked } : null,
    directions: prescribed ? form.directions : '',
    courseStart: (prescribed && form.courseStart) || null,
    courseEnd: (prescribed && form.courseEnd) || null,
    sedating: form.sedating,
  };
}
