// What the screens may ask of the core: the generated commands, but with a refusal thrown instead of returned, so that no
// screen can forget to look. What is thrown can be given to `failureOf`.
import type { commands, Part, Screen } from './bindings';

export type * from './bindings';
export { MADE_FROM, OF_THE_MOMENT } from './bindings';

type Commands = typeof commands;
type Answered<Reply> = Extract<Awaited<Reply>, { status: 'ok' }> extends { data: infer Value } ? Value : never;

export type Calls = {
  [Name in keyof Commands]: (...given: Parameters<Commands[Name]>) => Promise<Answered<ReturnType<Commands[Name]>>>;
};

/** The end of listening. */
export type Unlisten = () => void;

export interface Backend extends Calls {
  /** Something is no longer as it was: these parts of the diary, what is due by them, or what surrounds it. */
  onChanged(changed: (parts: readonly Part[]) => void): Unlisten;
  /** The window's close button was pressed where there is no tray to go to. */
  onCloseAsked(asked: () => void): Unlisten;
  /** A notice's button wants a screen; of an entry, one of that day. */
  onShowScreen(show: (screen: Screen, about: string | null) => void): Unlisten;
}
