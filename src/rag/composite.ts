/** How a component's result becomes its score: as it is, as a part of its target (no more than all of it), or from worst to best. */
export type Scoring = "as it is" | "percent of target" | { worst: number; best: number };

/** One of the measures that an index weighs. */
export interface Component {
  /** The metric's name in the workbook. */
  metric: string;
  weight: number;
  score: Scoring;
}

/** An index worked out from several measures, such as a highways score of 70% repairs and 30% lighting. */
export interface Composite {
  /** The metric's name of the row that reports the index. */
  name: string;
  /** What a full score counts: 10 for a score out of 10. Scores "as it is" are not put on a scale. */
  scale: number;
  components: Component[];
}
