import type { Status } from "../rag/status";

/**
 * How a status looks on paper: its symbol, the fill of its cell and its ink, on which the word has a contrast above 7 to 1.
 * The fills differ in lightness too: amber and red print as two greys, green almost as white.
 */
export const STATUS_LOOKS: Record<Status, { symbol: string; fill: string; ink: string }> = {
  exceeding: { symbol: "★", fill: "CFE2F7", ink: "0B3A75" },
  green: { symbol: "✓", fill: "DFF2DC", ink: "0B4F0B" },
  amber: { symbol: "!", fill: "FFDF8A", ink: "4D3000" },
  red: { symbol: "✗", fill: "F4B6B6", ink: "6B0A14" },
  "not-rated": { symbol: "–", fill: "EDEDED", ink: "3B3B3B" },
};
