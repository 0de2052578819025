import type { UnreadTarget } from "./targets/target-reading";

/** Why a text is not read, with what it might mean. Without candidates, its figures are the candidates. */
export type Unread = { why: UnreadTarget["why"]; candidates?: string[] };

/** A part of a reading, or why there is none. */
export type Found<T> = { found: T } | { unread: Unread };
