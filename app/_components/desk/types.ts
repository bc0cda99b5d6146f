/** Something an offering says, in words. */
export type AttributeRow = { key: string; name: string; lines: readonly string[] };

/** Something that two versions say differently. */
export type DifferenceRow = {
  key: string;
  name: string;
  before: readonly string[];
  after: readonly string[];
};

/** Firms by how they fare, told apart in one way; figures in the order of the columns. */
export type ImpactTable = {
  key: string;
  caption: string;
  what: string;
  columns: readonly string[];
  rows: readonly { key: string; name: string; figures: readonly string[] }[];
  note: string | null;
};

/** What publishing would change for the firms that are known, in words. */
export type ImpactView = {
  title: string;
  lede: readonly string[];
  totals: readonly { key: string; name: string; figure: string }[];
  tables: readonly ImpactTable[];
  how: { title: string; lines: readonly string[] } | null;
};
