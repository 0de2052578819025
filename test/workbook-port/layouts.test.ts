import { recalculate } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { addressOf } from "../../src/kpi/kpi-table";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { gridWorkbook } from "../support/grid-workbook";
import { plainWorkbook } from "../support/pasted-report";
import { cellsInLine } from "../support/sheet-lines";
import { HOSTS, type OpenWorkbook } from "./hosts";

/** A workbook as text, with a line for each row. A sheet begins with a line of its name: "@ Q1". */
function bookIn(text: string): WorkbookModel {
  const sheets = text
    .trim()
    .split(/^\s*@ /m)
    .filter((part) => part.trim() !== "")
    .map((part) => part.trim().split("\n"));
  if (!text.trim().startsWith("@")) return plainWorkbook(sheets.flat().map(cellsInLine));
  return gridWorkbook(Object.fromEntries(sheets.map(([name = "", ...rows]) => [name, rows.map(cellsInLine)])));
}

/** Each layout, the period that is judged, and the statuses with their cells. */
const LAYOUTS: [name: string, sheet: string, judged: string, statuses: string][] = [
  [
    "a column for each indicator, a row for each month",
    `
    Month   | Missed bins | RAG | Calls answered | RAG
    Good Is | Low         |     | High           |
    Target  | 40          |     | 95             |
    Apr-25  | 38          |     | 96             |
    May-25  | 47          |     | 91             |
    Jun-25  |             |     |                |
    `,
    "May 2025",
    "Missed bins C5 red; Calls answered E5 amber",
  ],
  [
    "indicators side by side, of which one is late: judged for one month together",
    `
    Month   | Missed bins | RAG | Calls answered | RAG | Rent collected | RAG
    Good Is | Low         |     | High           |     | High           |
    Target  | 40          |     | 95             |     | 98             |
    Apr-25  | 38          |     | 96             |     | 97             |
    May-25  | 47          |     |                |     | 99             |
    `,
    "May 2025",
    "Missed bins C5 red; Calls answered E5 not-rated; Rent collected G5 green",
  ],
  [
    "a pair of columns for each indicator, targets by month",
    `
    Period | Missed bins |        |     | Calls answered |        |
           | Target      | Actual | RAG | Target         | Actual | RAG
    2025/26 Q1 | At most 40 | 38  |     | At least 95    | 96     |
    2025/26 Q2 | At most 40 | 47  |     | At least 90    | 91     |
    `,
    "2025/26 Q2",
    "Missed bins D4 red; Calls answered G4 green",
  ],
  [
    "stacked rows with Good Is, newest month first",
    `
    Indicator      | Good Is |        | Jun-25 | May-25 | Apr-25
    Missed bins    | Low     | Target | 40     | 40     | 40
                   |         | Actual | 47     | 41     | 38
                   |         | RAG    |        |        |
    Calls answered | High    | Target | 95     | 95     | 95
                   |         | Actual | 91     | 93     | 96
                   |         | RAG    |        |        |
    `,
    "June 2025",
    "Missed bins D4 red; Calls answered D7 amber",
  ],
  [
    "stacked rows with the year to date, quarters and the year beside months",
    `
    Indicator      | Good Is |        | Apr-25 | May-25 | Jun-25 | Q1 25/26 | Jul-25 | YTD | 2025/26
    Missed bins    | Low     | Actual | 38     | 36     | 34     | 36       | 47     | 39  | 39
                   |         | Target | 40     | 40     | 40     | 40       | 40     | 40  | 40
                   |         | RAG    |        |        |        |          |        |     |
    Calls answered | High    | Actual | 96     | 94     | 93     | 94       | 91     | 94  | 94
                   |         | Target | 95     | 95     | 95     | 95       | 95     | 95  | 95
                   |         | RAG    |        |        |        |          |        |     |
    `,
    "July 2025",
    "Missed bins H4 red; Calls answered H7 amber",
  ],
  [
    "a target of the year to date beside one of each month",
    `
    Metric Name           | Good Is | Apr-25 Target | Apr-25 Actual | May-25 Target | May-25 Actual | YTD Target | YTD Actual | RAG
    Homes                 | High    | 10            | 9             | 10            | 8             | 20         | 17         |
    Homes (year to date)  | High    | 10            | 9             | 10            | 8             | 20         | 17         |
    Visits (year to date) | High    | 9             | 9             | 11            | 10            | 20         | 19         |
    `,
    "May 2025",
    "Homes I2 red; Homes (year to date) I3 red; Visits (year to date) I4 amber",
  ],
  [
    "a count to date is not judged by the target of its last quarter",
    `
    Metric Name           | Good Is | 2025/26 Q1 Target | 2025/26 Q1 Actual | 2025/26 Q2 Target | 2025/26 Q2 Actual | YTD | RAG
    Homes (cumulative)    | High    | 30                | 28                | 30                | 20                | 48  |
    Visits (year to date) | High    | 30                | 28                | 40                | 30                | 58  |
    Letters (cumulative)  | High    | 30                | 28                | 60                | 58                | 58  |
    Calls % (year to date)| High    | 95                | 96                | 95                | 91                | 93  |
    `,
    "2025/26 Q2",
    "Homes (cumulative) H2 not-rated; Visits (year to date) H3 not-rated; Letters (cumulative) H4 amber; Calls % (year to date) H5 amber",
  ],
  [
    "stacked rows with last year's and other figures among them",
    `
    Indicator      | Good Is |                | Apr-25 | May-25 | Jun-25
    Missed bins    | Low     | Actual 2024/25 | 36     | 36     | 36
                   |         | Actual 2025/26 | 38     | 41     | 47
                   |         | Target 2025/26 | 40     | 40     | 40
                   |         | RAG            |        |        |
    Calls answered | High    | Actual 2024/25 | 96     | 96     | 96
                   |         | Actual 2025/26 | 96     | 94     | 91
                   |         | Target 2025/26 | 95     | 95     | 95
                   |         | RAG            |        |        |
    Planning %     | High    | Numerator      | 8      | 9      | 7
                   |         | Denominator    | 10     | 10     | 10
                   |         | Performance    | 80     | 90     | 70
                   |         | Target         | 80     | 80     | 80
                   |         | RAG            |        |        |
    `,
    "June 2025",
    "Missed bins F5 red; Calls answered F9 amber; Planning % F14 red",
  ],
  [
    "Target and Actual below each other, with one column for the status",
    `
    Indicator      | Good Is |        | Apr-25 | May-25 | Jun-25 | RAG | Comment
    Missed bins    | Low     | Target | 40     | 40     | 40     |     | late
                   |         | Actual | 38     | 41     | 47     |     |
    Calls answered | High    | Target | 95     | 95     | 95     |     |
                   |         | Actual | 96     | 94     | 91     |     |
    `,
    "June 2025",
    "Missed bins G2 red; Calls answered G4 amber",
  ],
  [
    "changes on last year, beside months: the month before is not last year",
    `
    Metric Name | Good Is | Target                | Aug-24 | Sep-24 | Jul-25 | Aug-25 | Sep-25 | RAG Status
    Visits      | High    | 5% more than last year| 100    | 110    | 100    | 100    | 104    |
    Calls       | High    | 5% more than last year|        |        | 100    | 100    | 106    |
    Letters     | Low     | Reduce by 5%          | 90     | 90     | 90     | 90     | 50     |
    Mails       | High    | Above previous month  | 90     | 90     | 90     | 90     | 91     |
    `,
    "September 2025",
    "Visits I2 amber; Calls I3 not-rated; Letters I4 not-rated; Mails I5 green",
  ],
  [
    "a row for each quarter and area, without a column of areas",
    `
    Metric Name | Good Is | As of Date | Target | Latest Value | RAG Status
    Visits      | High    | 2025/26 Q1 | 100    | 90           |
    Visits      | High    | 2025/26 Q1 | 100    | 80           |
    Visits      | High    | 2025/26 Q2 | 100    | 101          |
    Visits      | High    | 2025/26 Q2 | 100    | 70           |
    `,
    "2025/26 Q2",
    "Visits F4 green; Visits F5 red",
  ],
  [
    "last year's result among this year's quarters",
    `
    Metric Name | Good Is | As of Date | Target | Latest Value | RAG Status
    Visits      | High    | 2024/25    | 100    | 50           |
    Visits      | High    | 2025/26 Q1 | 100    | 80           |
    Visits      | High    | 2025/26 Q2 | 100    | 101          |
    Calls       | High    | 2024/25    | 100    | 50           |
    Calls       | High    | 2025/26 Q1 | 100    | 80           |
    Calls       | High    | 2025/26 Q2 | 100    | 99           |
    `,
    "2025/26 Q2",
    "Visits F4 green; Calls F7 amber",
  ],
  [
    "zeros of a month to come, as text",
    `
    Metric Name | Good Is | Target | Apr-25  | May-25 | Jun-25 | RAG Status
    Visits      | High    | £100   | £101.00 | £99.00 | £0.00  |
    Calls       | High    | 90%    | 91%     | 92%    | 0%     |
    Mails       | High    | £5     | £4.00   | £6.00  | £ -    |
    `,
    "May 2025",
    "Visits G2 amber; Calls G3 green; Mails G4 green",
  ],
  [
    "a month's count is not judged by a target headed as the year's",
    `
    Metric Name        | Good Is | Annual Target | Apr-25 | May-25 | Jun-25 | RAG Status
    Visits             | High    | 1200          | 100    | 99     | 98     |
    Satisfaction score | High    | 90            | 91     | 92     | 93     |
    `,
    "June 2025",
    "Visits G2 not-rated; Satisfaction score G3 green",
  ],
  [
    "twelve months beside a month: by the row's own words",
    `
    Metric Name                | Good Is | Target | Apr-25 | May-25 | Jun-25 | Rolling 12 months | RAG Status
    Visits                     | High    | 1200   | 100    | 99     | 98     | 1190              |
    Visits per month           | High    | 90     | 100    | 99     | 98     | 1190              |
    Visits (rolling 12 months) | High    | 1200   | 100    | 99     | 98     | 1190              |
    `,
    "June 2025",
    "Visits H2 not-rated; Visits per month H3 green; Visits (rolling 12 months) H4 amber",
  ],
  [
    "a full year beside its first half is a forecast or a part",
    `
    Metric Name        | Good Is | Target | 2025/26 Q1 | 2025/26 Q2 | Full year actual | RAG Status
    Visits             | High    | 200    | 100        | 99         | 199              |
    Visits (full year) | High    | 200    | 100        | 99         | 199              |
    Quarterly visits   | High    | 95     | 100        | 99         | 199              |
    `,
    "2025/26 Q2",
    "Visits G2 not-rated; Visits (full year) G3 not-rated; Quarterly visits G4 green",
  ],
  [
    "the year to date of each quarter",
    `
    Metric Name           | Good Is | Target | 2025/26 Q1 | Q1 YTD | 2025/26 Q2 | Q2 YTD | RAG Status
    Visits                | High    | 200    | 100        | 100    | 99         | 199    |
    Visits (year to date) | High    | 200    | 100        | 100    | 9          | 109    |
    Quarterly visits      | High    | 100    | 100        | 100    | 99         | 199    |
    `,
    "2025/26 Q2",
    "Visits H2 not-rated; Visits (year to date) H3 green; Quarterly visits H4 amber",
  ],
  [
    "a target for each quarter and no other, beside one value",
    `
    Metric Name    | Good Is | Q1 Target | Q2 Target | Q3 Target | Q4 Target | As of Date   | Latest Value | RAG Status
    Homes built    | High    | 20        | 60        | 120       | 200       | 2025/26 Q2   | 58           |
    Missed bins    | Low     | 40        | 30        | 20        | 10        | 30/09/2025   | 38           |
    Calls answered | High    | 95        | 95        | 95        | 95        | 2025/26 Q3   | 96           |
    Sickness days  | Low     | 8         | 7         | 6         | 5         |              | 6            |
    Fires          | Low     | 8         | 7         | 6         | 5         | August 2025  | 6            |
    Visits         | High    |           |           | 20        | 30        | 2025/26 Q2   | 25           |
    `,
    "",
    "Homes built I2 amber; Missed bins I3 red; Calls answered I4 green; Sickness days I5 not-rated; Fires I6 not-rated; Visits I7 not-rated",
  ],
  [
    "trios under quarters with a word, names in the lower row",
    `
                   |         | Q1 data |        |     | Q2 data |        |     |
    Indicator      | Good Is | Target  | Actual | RAG | Target  | Actual | RAG |
    Missed bins    | Low     | 40      | 38     |     | 40      | 47     |     |
    `,
    "Q2",
    "Missed bins H3 red",
  ],
  [
    "trios beside a group for the year end and last year",
    `
                   |         | Last year | Q1 (Apr-Jun) |        |     | Q2 (Jul-Sep) |        |     | Year end |        |     |
    Indicator      | Good Is | Outturn   | Target       | Actual | RAG | Target       | Actual | RAG | Target   | Actual | RAG |
    Days to answer | Low     | 51        | 41           | 38     |     | 40           | 47     |     | 39       |        |     |
    `,
    "Q2 (Jul-Sep)",
    "Days to answer I3 red",
  ],
  [
    "a figure to date is judged by the target to date, and never by the quarter's own",
    `
    Metric Name            | Good Is | Q1 Target | Q1 Actual | Q2 Target | Q2 Actual | YTD Target | YTD Actual | RAG
    Visits (year to date)  | High    | 90        | 100       | 95        | 95        | 185        | 170        |
    Letters (year to date) | High    | 90        | 100       | 95        | 95        |            | 170        |
    Visits                 | High    | 90        | 100       | 90        | 95        | 180        | 170        |
    `,
    "Q2",
    "Visits (year to date) I2 amber; Letters (year to date) I3 not-rated; Visits I4 green",
  ],
  [
    "a figure to date beside targets of each quarter alone",
    `
    Metric Name            | Good Is | Q1 Target | Q1 Actual | Q2 Target | Q2 Actual | YTD | RAG
    Visits (year to date)  | High    | 90        | 100       | 95        | 95        | 195 |
    Score (year to date)   | High    | 90        | 100       | 90        | 95        | 97  |
    Visits                 | High    | 90        | 100       | 95        | 95        | 195 |
    `,
    "Q2",
    "Visits (year to date) H2 not-rated; Score (year to date) H3 green; Visits H4 green",
  ],
  [
    "a bare RAG right of each month",
    `
    Metric Name | Good Is | Target | Apr-25 | RAG   | May-25 | RAG | Jun-25 | RAG | Comment
    Missed bins | Low     | 40     | 38     | Green | 41     |     | 47     |     | late
    `,
    "June 2025",
    "Missed bins I2 red",
  ],
  [
    "headings as an Excel table numbers them",
    `
    Metric Name | Good Is | Apr-25 | Target | RAG | May-25 | Target2 | RAG2
    Missed bins | Low     | 38     | 40     |     | 45     | 44      |
    `,
    "May 2025",
    "Missed bins H2 amber",
  ],
  [
    "the first quarter after two years' outturns",
    `
    Metric Name | Good Is | 2023/24 | 2024/25 | Target | Q1 2025/26 | RAG
    Missed bins | Low     | 38      | 36      | 40     | 47         |
    `,
    "2025/26 Q1",
    "Missed bins G2 red",
  ],
  [
    "the year to date after two years' outturns, with the target of its year",
    `
    Metric Name         | Good Is | 2023/24 | 2024/25 | 2025/26 Target | 2025/26 YTD | RAG
    Missed bins %       | Low     | 38      | 36      | 40             | 47          |
    Homes               | High    | 90      | 99      | 100            | 50          |
    `,
    "2025/26 YTD",
    "Missed bins % G2 red; Homes G3 not-rated",
  ],
  [
    "the year in a column beside the quarter",
    `
    Year    | Quarter | Metric Name | Good Is | Target | Actual | RAG
    2024/25 | Q4      | Missed bins | Low     | 40     | 36     |
    2025/26 | Q1      | Missed bins | Low     | 40     | 38     |
    2025/26 | Q2      | Missed bins | Low     | 40     | 47     |
    2024/25 | Q4      | Calls       | High    | 95     | 97     |
    2025/26 | Q1      | Calls       | High    | 95     | 96     |
    2025/26 | Q2      | Calls       | High    | 95     | 91     |
    `,
    "2025/26 Q2",
    "Missed bins G4 red; Calls G7 amber",
  ],
  [
    "a financial year beside months of two years",
    `
    Metric Name | Good Is | Financial Year | Month | Target | Actual | RAG
    Missed bins | Low     | 2024/25        | April | 40     | 47     |
    Missed bins | Low     | 2024/25        | May   | 40     | 48     |
    Missed bins | Low     | 2025/26        | April | 40     | 38     |
    Missed bins | Low     | 2025/26        | May   | 40     | 39     |
    `,
    "May 2025",
    "Missed bins G5 green",
  ],
  [
    "calendar years beside months",
    `
    Metric Name | Good Is | Year | Month    | Target | Actual | RAG
    Missed bins | Low     | 2024 | December | 40     | 47     |
    Missed bins | Low     | 2025 | January  | 40     | 39     |
    `,
    "January 2025",
    "Missed bins G3 green",
  ],
  [
    "a row for each year",
    `
    Metric Name | Good Is | Year    | Target | Actual | RAG
    Missed bins | Low     | 2023/24 | 40     | 47     |
    Missed bins | Low     | 2024/25 | 40     | 39     |
    `,
    "2024/25",
    "Missed bins F3 green",
  ],
  [
    "quarters of a year by one number are called as they are written",
    `
    Metric Name | Good Is | Target | Q4 2024 | Q1 2025 | Q2 2025 | RAG
    Missed bins | Low     | 40     | 38      | 36      | 47      |
    `,
    "Q2 2025",
    "Missed bins G2 red",
  ],
  [
    "quarters of an FY, newest first",
    `
    Metric Name | Good Is | Target | Q1 FY26 Actual | Q4 FY25 Actual | RAG
    Missed bins | Low     | 40     | 47             | 36             |
    `,
    "Q1 FY26",
    "Missed bins F2 red",
  ],
  [
    "years by one number",
    `
    Metric Name | Good Is | FY24 | FY25 | Target | RAG
    Missed bins | Low     | 38   | 47   | 40     |
    `,
    "FY25",
    "Missed bins F2 red",
  ],
  [
    "quarters of a year by one number, down and in two columns",
    `
    Year | Quarter | Metric Name | Good Is | Target | Actual | RAG
    2024 | Q4      | Missed bins | Low     | 40     | 36     |
    2025 | Q1      | Missed bins | Low     | 40     | 38     |
    2025 | Q2      | Missed bins | Low     | 40     | 47     |
    `,
    "2025 Q2",
    "Missed bins G4 red",
  ],
  [
    "twelve months to each month",
    `
    Metric Name   | Good Is | Target | 12 months to Aug-25 | 12 months to Sep-25 | RAG
    Sickness days | Low     | 8      | 7.9                 | 9.4                 |
    `,
    "12 months to Sep-25",
    "Sickness days F2 red",
  ],
  [
    "twelve months to the judged month, or to another one",
    `
    Metric Name             | Good Is | Target | Aug-25 | Sep-25 | 12 months to Aug-25 | 12 months to Sep-25 | RAG
    Visits (rolling)        | High    | 1000   | 90     | 91     | 900                 | 990                 |
    Visits                  | High    | 1000   | 90     | 91     | 900                 | 990                 |
    `,
    "September 2025",
    "Visits (rolling) H2 amber; Visits H3 not-rated",
  ],
  [
    "months of a quarter in brackets",
    `
    Metric Name | Good Is | Target | Q1 (Apr-Jun) | Q2 (Jul-Sep) | RAG
    Missed bins | Low     | 40     | 38           | 47           |
    `,
    "Q2 (Jul-Sep)",
    "Missed bins F2 red",
  ],
  [
    "stretches of months from April on, of which the newest is no quarter or half",
    `
    Metric Name   | Good Is | Target | Apr-Jun 2025 | Apr-Sep 2025 | Apr-Dec 2025 | RAG
    Missed bins % | Low     | 40     | 38           | 39           | 47           |
    Homes         | High    | 120    | 30           | 60           | 90           |
    `,
    "Apr-Dec 2025",
    "Missed bins % G2 red; Homes G3 not-rated",
  ],
  [
    "the same of no year",
    `
    Metric Name   | Good Is | Target | Apr-Jun | Apr-Sep | Apr-Dec | Apr-Mar | RAG
    Missed bins % | Low     | 40     | 38      | 39      | 47      |         |
    `,
    "Apr-Dec",
    "Missed bins % H2 red",
  ],
  [
    "a row of dates over Actual and RAG",
    `
                |         |        | 45778  |       | 45809  |
    Metric Name | Good Is | Target | Actual | RAG   | Actual | RAG
    Missed bins | Low     | 40     | 38     | Green | 47     |
    `,
    "June 2025",
    "Missed bins G3 red",
  ],
  [
    "months in Welsh",
    `
    Dangosydd        | Polaredd | Targed | Ebrill | Mai | Mehefin | Gorffennaf | Statws CAG
    Biniau a gollwyd | Isel     | 40     | 38     | 41  | 47      |            |
    `,
    "Mehefin",
    "Biniau a gollwyd H2 red",
  ],
  [
    "quarters in Welsh, in both languages, and the year to date",
    `
    Dangosydd / Indicator | Polaredd | Targed / Target | Chwarter 1 / Quarter 1 2025/26 | Ch2 2025/26 | Y flwyddyn hyd yma | CAG / RAG
    Biniau a gollwyd %    | Isel     | 40              | 38                             | 47          | 43                 |
    `,
    "2025/26 Q2",
    "Biniau a gollwyd % G2 red",
  ],
  [
    "Actual over two quarters and Forecast over the others",
    `
                |         |        | Actual |    | Forecast |    |
    Metric Name | Good Is | Target | Q1     | Q2 | Q3       | Q4 | RAG
    Missed bins | Low     | 40     | 38     | 47 | 39       | 38 |
    `,
    "Q2",
    "Missed bins H3 red",
  ],
  [
    "Forecast over the last months reaches neither the year to date nor the RAG",
    `
                |         |        | Actual |        | Forecast |        |     |
    Metric Name | Good Is | Target | Apr-25 | May-25 | Jun-25   | Jul-25 | YTD | RAG
    Missed bins | Low     | 1200   | 38     | 47     | 39       | 38     | 85  |
    `,
    "May 2025",
    "Missed bins I3 not-rated",
  ],
  [
    "Actual and Forecast below months",
    `
    Metric Name | Good Is | Target | Apr-25 | May-25 | Jun-25   | Jul-25   | RAG
                |         |        | Actual | Actual | Forecast | Forecast |
    Missed bins | Low     | 40     | 38     | 47     | 39       | 38       |
    `,
    "May 2025",
    "Missed bins H3 red",
  ],
  [
    "the year to date in Welsh and English",
    `
    Dangosydd        | Polaredd | Targed | Ebrill 2025 | Mai 2025 | Y flwyddyn hyd yma / Year to date | CAG
    Biniau a gollwyd | Isel     | 1200   | 38          | 47       | 85                               |
    `,
    "May 2025",
    "Biniau a gollwyd G2 not-rated",
  ],
  [
    "the year to date in Welsh with its letters in English",
    `
    Dangosydd        | Polaredd | Targed | Ebrill 2025 | Mai 2025 | Y flwyddyn hyd yma (YTD) | CAG
    Biniau a gollwyd | Isel     | 1200   | 38          | 47       | 85                       |
    `,
    "May 2025",
    "Biniau a gollwyd G2 not-rated",
  ],
  [
    "last year's September before this year's months",
    `
    Metric Name | Good Is | Target | Sep-24 | Jul | Aug | RAG
    Missed bins | Low     | 40     | 38     | 39  | 47  |
    `,
    "Aug",
    "Missed bins G2 red",
  ],
  [
    "the newest month first, with its year",
    `
    Metric Name | Good Is | Target | Jun 2025 | May | Apr | RAG
    Missed bins | Low     | 40     | 47       | 39  | 38  |
    `,
    "June 2025",
    "Missed bins G2 red",
  ],
  [
    "months of which the first one says its year",
    `
    Metric Name | Good Is | Target | Apr 2025 | May | Jun | RAG
    Missed bins | Low     | 40     | 38       | 36  | 47  |
    `,
    "June 2025",
    "Missed bins G2 red",
  ],
  [
    "the last quarter of a year and those after it",
    `
    Metric Name | Good Is | Target | Q4 24/25 | Q1 | Q2 | RAG
    Missed bins | Low     | 40     | 38       | 36 | 47 |
    `,
    "2025/26 Q2",
    "Missed bins G2 red",
  ],
  [
    "March and April: the newest stands right",
    `
    Metric Name | Good Is | Target | Mar | Apr | RAG
    Missed bins | Low     | 40     | 38  | 47  |
    `,
    "Apr",
    "Missed bins F2 red",
  ],
  [
    "months of a calendar year down",
    `
    Month    | Metric Name | Good Is | Target | Actual | RAG
    January  | Missed bins | Low     | 40     | 38     |
    February | Missed bins | Low     | 40     | 38     |
    March    | Missed bins | Low     | 40     | 38     |
    April    | Missed bins | Low     | 40     | 38     |
    May      | Missed bins | Low     | 40     | 47     |
    March    | Calls       | High    | 95     | 97     |
    April    | Calls       | High    | 95     | 97     |
    May      | Calls       | High    | 95     | 91     |
    `,
    "May",
    "Missed bins F6 red; Calls F9 amber",
  ],
  [
    "months of a calendar year down, an indicator in each column",
    `
    Month    | Missed bins | RAG | Calls answered | RAG
    Good Is  | Low         |     | High           |
    Target   | 40          |     | 95             |
    February | 38          |     | 96             |
    March    | 38          |     | 96             |
    April    | 47          |     | 91             |
    `,
    "April",
    "Missed bins C6 red; Calls answered E6 amber",
  ],
  [
    "months down, of which the first one says its year",
    `
    Month    | Metric Name | Good Is | Target | Actual | RAG
    Dec 2024 | Missed bins | Low     | 40     | 38     |
    Jan      | Missed bins | Low     | 40     | 38     |
    Feb      | Missed bins | Low     | 40     | 47     |
    `,
    "February 2025",
    "Missed bins F4 red",
  ],
  [
    "sheets for months of a calendar year",
    `
    @ Mar
    Metric Name | Good Is | Target | Actual | RAG
    Missed bins | Low     | 40     | 38     |
    @ Apr
    Metric Name | Good Is | Target | Actual | RAG
    Missed bins | Low     | 40     | 38     |
    @ May
    Metric Name | Good Is | Target | Actual | RAG
    Missed bins | Low     | 40     | 47     |
    `,
    "May",
    "Missed bins May!E2 red",
  ],
  [
    "sheets of which the first one says its year",
    `
    @ Q4 24-25
    Metric Name | Good Is | Target | Actual | RAG
    Missed bins | Low     | 40     | 38     |
    @ Q1
    Metric Name | Good Is | Target | Actual | RAG
    Missed bins | Low     | 40     | 47     |
    `,
    "2025/26 Q1",
    "Missed bins Q1!E2 red",
  ],
  [
    "quarters of no year down",
    `
    Metric Name    | Good Is | Quarter | Target | Actual | RAG Status
    Missed bins    | Low     | Q1      | 40     | 38     |
    Missed bins    | Low     | Q2      | 40     | 47     |
    Calls answered | High    | Q1      | 95     | 96     |
    Calls answered | High    | Q2      | 95     | 91     |
    `,
    "Q2",
    "Missed bins F3 red; Calls answered F5 amber",
  ],
];

describe.each(HOSTS)("$name", ({ open }) => {
  test.each(LAYOUTS)("%s", async (_name, sheet, judged, statuses) => {
    const workbook = open(bookIn(sheet), "1.14");
    const read = await review(workbook.port(), DEFAULT_RULESET);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect([...new Set(read.value.tables.map(({ series }) => series?.judged))]).toEqual([judged]);
    expect(read.value.kept).toEqual([]);
    const names = workbook.held().sheets.map(({ name }) => name);
    const before = cellsOf(workbook.held(), names);
    expect(await recalculate(workbook.port(), DEFAULT_RULESET)).toMatchObject({ ok: true });
    const addresses = allIndicators(read.value.scorecard).map(({ metric, rating, tableId, row }) => {
      const table = read.value.tables.find((one) => one.tableId === tableId);
      const own = (table && addressOf(table, "status", row)) ?? "";
      const address = sheet.includes("@") ? `${table?.sheetName ?? ""}!${own}` : own;
      return { address, said: `${metric} ${address} ${rating.status}` };
    });
    expect(addresses.map(({ said }) => said).join("; ")).toBe(statuses);
    const after = cellsOf(workbook.held(), names);
    const changed = Object.keys(after).filter((cell) => JSON.stringify(after[cell]) !== JSON.stringify(before[cell]));
    expect(changed.sort()).toEqual(addresses.map(({ address }) => address).sort());
  });
});

/** The cells of sheets, by their address: with the sheet's name where there are several. */
function cellsOf({ sheets }: ReturnType<OpenWorkbook["held"]>, names: readonly string[]): Record<string, unknown> {
  const own = sheets.filter(({ name }) => names.includes(name));
  return Object.fromEntries(
    own.flatMap(({ name, cells }) =>
      Object.entries(cells).map(([cell, held]) => [names.length > 1 ? `${name}!${cell}` : cell, held]),
    ),
  );
}
