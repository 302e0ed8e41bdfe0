// The two positions of the article (S47, S48), drawn by the same hand as the exercises: a head and strokes of one width, over what
// they lie on. Each has its words in `ease-drawn-…`.
export type Position = 'on-back' | 'recliner';

export type Drawing = {
  head: readonly [x: number, y: number];
  /** The trunk and the legs. */
  body: string;
  /** The arm, drawn lighter. */
  arm: string;
  /** What the person lies on. */
  around: string;
  /** What holds up the knees or the legs. */
  cushion: string;
  /** What shows how far the upper body is up. */
  mark?: string;
};

export const POSITIONS: readonly Position[] = ['on-back', 'recliner'];

export const DRAWINGS: Record<Position, Drawing> = {
  'on-back': {
    // From the hips at (112, 104) the trunk rises by 30 degrees.
    head: [34, 58],
    body: 'M50 68L112 104L152 84L196 108L206 100',
    arm: 'M60 76L84 98L112 108',
    around: 'M8 126H232M14 126V113H226V126M112 113L22 113V62Z',
    cushion: 'M134 112Q152 76 172 112Z',
    mark: 'M70 113A42 42 0 0 1 76 92',
  },
  recliner: {
    head: [58, 34],
    body: 'M68 48L100 92L148 84L190 98L196 88',
    arm: 'M74 58L98 78L122 78',
    around: 'M8 126H232M88 126L96 106M136 126L130 106M44 30L90 106H146',
    cushion: 'M146 106L154 92L200 106L198 113L150 113Z',
  },
};
