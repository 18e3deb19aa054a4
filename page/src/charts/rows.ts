import type { Exhibit, Row } from "../types";

/** The rows a chart draws: those with a value, as many as it may show; and a line that says so if some are left out. */
export function shown(exhibit: Exhibit, limit: number | undefined, holds: (row: Row) => boolean): { rows: Row[]; note?: string } {
  const drawable = exhibit.rows.filter(holds);
  const rows = drawable.slice(0, limit ?? drawable.length);
  if (rows.length === exhibit.rows.length) return { rows };
  return { rows, note: `Shown: ${rows.length} of ${exhibit.rows.length} rows; the table has all.` };
}
