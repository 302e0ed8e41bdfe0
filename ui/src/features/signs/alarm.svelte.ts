/** A sign of tier 1 that could not be saved. The emergency screen comes all the same. */
export class Alarm {
  unsaved = $state.raw<string[] | null>(null);
}
