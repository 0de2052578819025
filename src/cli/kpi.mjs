#!/usr/bin/env node
// The sources are TypeScript, and are read as they are.
import { register } from "tsx/esm/api";

register();
await import("./kpi.ts");
