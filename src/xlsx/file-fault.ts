import { PackageError, type PackageFault } from "../office-package/package-error";
import { refused, type Problem, type Result } from "../planning/problem";

/**
 * Why a workbook file, or something in it, cannot be used. It is thrown within this folder, as is the PackageError of the layer
 * below, and `catchFaults` turns both into a problem in the functions that other rooms call. "Throws a FileFault" means either.
 */
export class FileFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Runs a job on a file and returns a fault of the file as its problem. Any other error is a bug and is thrown on. */
export function catchFaults<T>(job: () => Result<T>): Result<T> {
  try {
    return job();
  } catch (error) {
    return refused(problemOf(error));
  }
}

/** The same for an asynchronous job. */
export async function catchFaultsIn<T>(job: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await job();
  } catch (error) {
    return refused(problemOf(error));
  }
}

/** The problem of a fault; any other error is thrown on. */
function problemOf(error: unknown): Problem {
  if (error instanceof FileFault) return error.problem;
  if (error instanceof PackageError) return problemOfPackage(error.fault);
  throw error;
}

function problemOfPackage(fault: PackageFault): Problem {
  switch (fault.code) {
    case "damaged":
      return { code: "file-damaged", part: fault.part };
    case "encrypted":
      return { code: "file-encrypted" };
    case "too-large":
      return { code: "file-too-large", part: fault.part };
    case "not-supported":
      return { code: "file-not-supported", what: fault.what, part: fault.part };
  }
}
