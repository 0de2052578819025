import { codeOf, UnusableInput } from "../errors";

/** Sentences for the system's error codes. */
const SENTENCES: Record<string, (file: string) => string> = {
  ENOENT: (file) => `there is no file ${file}.`,
  EISDIR: (file) => `${file} is a folder, not a file.`,
  ENOTDIR: (file) => `${file} is not there: part of its path is a file, not a folder.`,
  EACCES: (file) => `there is no permission to use ${file}. Ask whoever owns it, or choose another place.`,
  EPERM: (file) =>
    `the system does not allow ${file} to be used. It may be open in another program, or not be yours: close it, or choose another place.`,
  EBUSY: (file) => `${file} is open in another program. Close it there, then try again.`,
  ETXTBSY: (file) => `${file} is open in another program. Close it there, then try again.`,
  ENOSPC: (file) =>
    `the disk is full: ${file} could not be written, and nothing was left behind. Free some space, then try again.`,
  EDQUOT: (file) =>
    `the disk is full: your share of it is used up, and ${file} could not be written. Free some space, then try again.`,
  EFBIG: (file) => `${file} is larger than the disk takes.`,
  EROFS: (file) => `${file} is on a disk that cannot be written to. Choose another place with -o.`,
  EMFILE: (file) => `too many files are open to use ${file}. Close some programs, then try again.`,
  ENFILE: (file) => `too many files are open to use ${file}. Close some programs, then try again.`,
  ENAMETOOLONG: (file) => `the name ${file} is too long. Choose a shorter one.`,
  ELOOP: (file) => `${file} is a link that leads back to itself.`,
  EIO: (file) =>
    `the disk or the network failed while ${file} was used. Try again; if it goes on, copy the file to another disk.`,
  ENXIO: (file) => `${file} is not a file that can be read.`,
  ETIMEDOUT: (file) => `the network did not answer while ${file} was used. Try again.`,
  ESTALE: (file) => `the network's copy of ${file} has gone. Try again.`,
  ERR_FS_FILE_TOO_LARGE: (file) => `${file} is far larger than any workbook.`,
};

/** Runs a job on a file. Turns errors of the file system into UnusableInput; other errors are bugs and are thrown on. */
export function withFile<T>(file: string, job: () => T): T {
  try {
    return job();
  } catch (error) {
    const sentence = SENTENCES[codeOf(error)];
    if (sentence) throw new UnusableInput(sentence(file), { cause: error });
    throw error;
  }
}
