import type { Ruleset } from "../../rag/rules/ruleset";
import type { RunPort } from "../../planning/port";
import { problemOf, refused, type Result } from "../../planning/problem";
import { review, type Review } from "../review";

/** Reviews the workbook after writing to it. If that fails, the message must not say that nothing was changed. */
export async function reviewWritten(port: RunPort, defaults: Ruleset): Promise<Result<Review>> {
  const read = await review(port, defaults).catch(refuseNotLoaded);
  return read.ok ? read : refused({ code: "written-not-read", because: read.problem });
}

function refuseNotLoaded(error: unknown): Result<never> {
  const problem = problemOf(error);
  if (problem.code !== "not-loaded") throw error;
  return refused(problem);
}
