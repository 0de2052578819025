import { overrideIndicator } from "../../src/actions/override-indicator";
import { review } from "../../src/actions/review";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { plainWorkbook } from "../support/pasted-report";
import { valueOf } from "../xlsx/both-hosts";
import { HOSTS } from "./hosts";

const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value", "RAG Status", "Override", "Override Reason"];

test.each(HOSTS)(
  "an override in a block without statuses is written as the other blocks of its sheet write them, over $name",
  async ({ open }) => {
    const block = (name: string, status: string): string[][] => [
      HEADINGS,
      [name, "95%", "High", "96%", status, "", ""],
      [`${name} too`, "95%", "High", "90%", "", "", ""],
    ];
    const workbook = open(
      plainWorkbook([...block("First", "G"), ["", "", "", "", "", "", ""], ...block("Second", "")]),
      "1.14",
    );
    const reviewed = valueOf(await review(workbook.port(), DEFAULT_RULESET));
    expect(reviewed.tables).toHaveLength(2);
    const place = { tableId: reviewed.tables[1]?.tableId ?? "", row: 0 };
    const given = { status: "red" as const, reason: "Late works", reviewBy: null };
    valueOf(await overrideIndicator(workbook.port(), DEFAULT_RULESET, reviewed, place, given));
    expect(workbook.held().sheets[0]?.cells["E6"]?.[0]).toBe("R");
  },
);
