import { TextDecoder, TextEncoder } from "node:util";

// jsdom has neither, and fflate looks for them when it is loaded: import this before anything that reads or writes zip files.
Object.assign(globalThis, { TextDecoder, TextEncoder, Uint8Array });
