import { TextDecoder, TextEncoder } from "node:util";

// jsdom has neither, and fflate needs them when it is loaded: import this before anything that reads or writes zip files.
Object.assign(globalThis, { TextDecoder, TextEncoder, Uint8Array });
