/** Something an offering says, in words. */
export type AttributeRow = { key: string; name: string; lines: readonly string[] };

/** Something that two versions say differently. */
export type DifferenceRow = {
  key: string;
  name: string;
  before: readonly string[];
  after: readonly string[];
};
