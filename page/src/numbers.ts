import type { Column, Scalar } from "./types";

const MINUS = "\u2212";
export const ABSENT = "\u2013";

function separateThousands(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A number as src/report/words/numbers.h prints it: halves away from zero, a true minus sign, thousands apart. */
export function formatNumber(number: number, digits: number, signed = false): string {
  if (!Number.isFinite(number)) return ABSENT;
  const decimal = Math.abs(number).toFixed(digits);
  if (!/[1-9]/.test(decimal)) return decimal;
  const grouped = separateThousands(decimal);
  if (number < 0) return MINUS + grouped;
  return signed ? `+${grouped}` : grouped;
}

/** A cell as the table shows it. */
export function formatCell(column: Column | undefined, cell: Scalar | undefined): string {
  if (cell === null || cell === undefined) return ABSENT;
  if (typeof cell !== "number") return String(cell);
  if (column?.type !== "number" || column.digits === undefined) return String(cell).replace("-", MINUS);
  return formatNumber(cell, column.digits, column.signed);
}

/** The cell as a number; NaN where it is absent or a text. */
export function numeric(cell: Scalar | undefined): number {
  return typeof cell === "number" ? cell : NaN;
}
