/** The document that the program writes: docs/schema/report.schema.json says the same in full. */
export type Scalar = string | number | boolean | null;
export type Row = Record<string, Scalar>;

export interface Column {
  key: string;
  name: string;
  type: "text" | "number" | "year";
  unit?: string;
  digits?: number;
  signed?: boolean;
  absent?: string;
}

export interface Dumbbell {
  type: "dumbbell";
  label: string;
  before: string;
  after: string;
  before_name: string;
  after_name: string;
  limit?: number;
}

export interface Bars {
  type: "bars";
  label: string;
  value: string;
  limit?: number;
  color?: string;
}

export interface Band {
  name: string;
  low: string;
  mid: string;
  high: string;
}

export interface Fan {
  type: "fan";
  x: string;
  facet?: string;
  series: Band[];
  zero?: boolean;
}

export interface WorldMap {
  type: "map";
  key: string;
  value: string;
  categories: string[];
  detail?: string;
  highlight?: string;
  neutral?: string;
}

export type Chart = Dumbbell | Bars | Fan | WorldMap;

export interface Exhibit {
  id: string;
  title: string;
  quantity: string;
  unit: string;
  lead: string;
  alt: string;
  source: string[];
  tables: string[];
  standing: string;
  vintage: string;
  columns: Column[];
  rows: Row[];
  chart: Chart | null;
}

export interface Source {
  table: string;
  short: string;
  citation: string;
}

export interface Report {
  program: { name: string; version: string; facts: string };
  headline: { title: string };
  sources: Source[];
  how_to_cite: string;
  exhibits: Exhibit[];
}
