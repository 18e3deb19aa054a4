/** Colours that stay apart under the common forms of colour blindness; lines and dots at least 3:1 on white. */
export const INK = "#1b1b1b";
export const SOFT = "#5c6166";
export const BEFORE = "#767c83";
export const AFTER = "#0b5c9e";
export const HIGHLIGHT = "#c2500a";
export const NEUTRAL = "#d6c9a3";
export const NO_ENTRY = "#e7e6e2";
export const GROUPS = [AFTER, HIGHLIGHT, "#00795a", "#8a3f86", "#7d6100", "#4d4d4d"];
export const DASH = "4 3";
export const BANDS = ["#4d4d4d", AFTER, HIGHLIGHT, "#00795a"];

const STEPS = ["#b9d0e6", "#8fb4d6", "#5f93c2", "#2f71a8", "#0d4a7d", "#062c4e"];

/** Ordered categories from light to dark, as far apart as their number allows. */
export function ordered(count: number): string[] {
  if (count <= 1) return [STEPS[3]!];
  return Array.from({ length: count }, (_, i) => STEPS[Math.round((i * (STEPS.length - 1)) / (count - 1))]!);
}
