import type { DiaryWanted, ProductView } from '../../backend/port';
import { placeName, triggerName } from '../../words/codes';
import { words } from '../../words/messages';

/** What is wanted of a day, each in words and with what is wanted without it. */
export function chosen(
  wanted: DiaryWanted,
  products: readonly Pick<ProductView, 'id' | 'name'>[],
): { name: string; without: DiaryWanted }[] {
  const { place, trigger, product } = wanted;
  return [
    place ? { name: placeName(place), without: { ...wanted, place: null } } : null,
    trigger ? { name: triggerName(trigger), without: { ...wanted, trigger: null } } : null,
    wanted.spasm ? { name: words.diaryFilterSpasm(), without: { ...wanted, spasm: false } } : null,
    product
      ? {
          name: products.find(({ id }) => id === product)?.name ?? words.diaryFilterMedicine(),
          without: { ...wanted, product: null },
        }
      : null,
    wanted.visit ? { name: words.diaryFilterVisit(), without: { ...wanted, visit: false } } : null,
  ].filter((one) => one !== null);
}

export function chosenWords(wanted: DiaryWanted, products: readonly Pick<ProductView, 'id' | 'name'>[]): string[] {
  return chosen(wanted, products).map(({ name }) => name);
}
