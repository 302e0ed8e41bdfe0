/** Every message that a screen can show, as a function of what stands in it. A screen loads those of the areas it speaks of. */
export * as words from './areas';
