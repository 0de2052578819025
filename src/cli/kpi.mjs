#!/usr/bin/env node
// Runs the TypeScript sources directly.
import { register } from "tsx/esm/api";

register();
await import("./kpi.ts");
