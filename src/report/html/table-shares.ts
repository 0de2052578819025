/** Per cent of the line's width, by column of a KPI's table: a metric's name and a target's words are the longest. */
export const TABLE_SHARES: readonly number[] = [15, 9.5, 11.5, 25, 13, 12, 14];
