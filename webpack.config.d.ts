import type { Configuration } from "webpack";

type Mode = "production" | "development";

export function outputFolder(name: "product" | "workbench", mode: Mode): string;
export default function configs(env: object, options: { mode?: Mode }): Configuration[];
