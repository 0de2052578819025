import type { UnreadTarget } from "./targets/target-reading";

/** Why a text is not read, with its possible meanings. Without candidates, the figures of the text are used. */
export type Unread = { why: UnreadTarget["why"]; candidates?: string[] };

/** A part of a reading, or why it could not be read. */
export type Found<T> = { found: T } | { unread: Unread };
