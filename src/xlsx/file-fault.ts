import { refused, type Problem, type Result } from "../planning/problem";

/** Why a file, or something in it, cannot be used: thrown within this folder, and given back as a problem at its doors. */
export class FileFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export function damaged(part: string | null): FileFault {
  return new FileFault({ code: "file-damaged", part });
}

/** Runs a job on a file; a fault of the file becomes its problem, anything else is a bug and is thrown on. */
export function catchFaults<T>(job: () => Result<T>): Result<T> {
  try {
    return job();
  } catch (error) {
    if (error instanceof FileFault) return refused(error.problem);
    throw error;
  }
}

/** The same for a job that waits. */
export async function catchFaultsIn<T>(job: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof FileFault) return refused(error.problem);
    throw error;
  }
}
