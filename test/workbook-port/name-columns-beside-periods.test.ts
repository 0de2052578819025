import { mapColumns } from "../../src/actions/map-columns";
import { review } from "../../src/actions/review";
import { choicesOf } from "../../src/kpi/finding/choose-columns";
import { allIndicators } from "../../src/kpi/scorecard";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { textsOf } from "../../src/planning/tables/columns-reading";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { workbookOf } from "../support/sheet-lines";
import { HOSTS } from "./hosts";

test.each(HOSTS)("headings in other words beside months are named once, over $name", async ({ open }) => {
  const lines = ["What|Best if|Aim for|Apr|May|Jun|Colour", "Calls|High|95%|90%|96%|", "Bins|Low|10|9|20|"];
  const book = open(new WorkbookModel(workbookOf([{ lines }])));
  const read = await review(book.port(), DEFAULT_RULESET);
  if (read.ok || read.problem.code !== "no-kpi-table" || !read.problem.columns) throw new Error("KPI rows were found");
  const { columns } = read.problem;
  const [place] = columns.places;
  expect(place?.periods).toEqual({ text: "Apr to Jun", fields: ["latestValue"] });
  if (!place) return;
  const choices = {
    ...choicesOf(textsOf(place), columns.mapping),
    metric: "What",
    target: "Aim for",
    status: "Colour",
  };
  const mapped = await mapColumns(book.port(), DEFAULT_RULESET, columns, place, { ...choices, goodIs: "Best if" });
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.problem));
  expect(allIndicators(mapped.value.scorecard).map(({ metric, rating }) => `${metric} ${rating.status}`)).toEqual([
    "Calls green",
    "Bins red",
  ]);
});
