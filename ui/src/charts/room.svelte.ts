/** The width of a drawing in units of a sixteenth of the text's size: large text makes a large drawing. */
export class Room {
  /** In pixels, as measured. */
  measured = $state(0);
  /** One rem in pixels, as measured. */
  rem = $state(0);

  /** `first`: the width until something is measured. */
  constructor(private readonly first: number) {}

  get width(): number {
    return this.measured > 0 ? (this.measured * 16) / (this.rem || 16) : this.first;
  }
}
