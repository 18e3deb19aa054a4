export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const pen = document.createElement("canvas").getContext("2d");

/** Width of a text in pixels; a fair guess where there is no canvas. */
export function widthOf(text: string, size: number, weight = 400): number {
  if (!pen) return text.length * size * 0.6;
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(text).width;
}

export function widest(texts: string[], size: number): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text, size)), 0);
}

/** The text cut to a width, with an ellipsis; the table has it whole. */
export function shortened(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 1 && widthOf(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** A row's label on at most two lines of a width, the rest cut with an ellipsis. */
export function twoLines(text: string, size: number, width: number): string {
  const [first = "", ...rest] = wrapped(text, size, width);
  return [shortened(first, size, width), ...(rest.length ? [shortened(rest.join(" "), size, width)] : [])].join("\n");
}

/** The text broken into lines no wider than `width`; a longer word stays on a line of its own. */
export function wrapped(text: string, size: number, width: number, weight = 400): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line) lines.push(line);
  return lines;
}
