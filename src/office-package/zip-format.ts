/** An entry of a zip file, compressed as it is stored. */
export interface ZipEntry {
  name: string;
  /** The name as it is written; old files have encodings other than UTF-8. */
  nameBytes: Uint8Array;
  /** True where the name is declared to be UTF-8. */
  isUtf8: boolean;
  /** 0 is stored, 8 is DEFLATE (APPNOTE 4.4.5). */
  method: 0 | 8;
  crc: number;
  /** Bytes once decompressed. */
  size: number;
  packed: Uint8Array;
  /** Date and time in the form of MS-DOS. */
  time: number;
}

/* Signatures and lengths of the records of a zip file (PKWARE APPNOTE 6.3, chapter 4.3). */
export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
export const LOCAL_LENGTH = 30;
export const CENTRAL_LENGTH = 46;
export const END_LENGTH = 22;
/* Flags of an entry (APPNOTE 4.4.4). */
export const IS_ENCRYPTED = 1;
export const IS_UTF8 = 0x800;
