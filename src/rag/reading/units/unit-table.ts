import { exactPower, nameOfPower, spellingsOfGas, spellingsOfHours, spellingsOfPower } from "./derive-spellings";

/** The unit of a figure. Two units of one dimension convert by `size`; others do not convert. */
export interface Unit {
  family:
    | "percent"
    | "points"
    | "currency"
    | "duration"
    | "working-duration"
    | "working-hours"
    | "months"
    | "rate"
    | "measure";
  /** What it measures: "mass", "energy", "GBP". */
  dimension: string;
  /** As written in sentences: "%", "points", "£", "days", "per 10,000", "kg". */
  name: string;
  /** The size in the dimension's base unit: 86400 for a day, in seconds; 0.0001 for "per 10,000". */
  size: number;
}

interface Dimension {
  family: Unit["family"];
  dimension: string;
  /** Name, size and spellings in the singular, separated by "|". Plurals and American spellings follow by rule. */
  units: readonly (readonly [name: string, size: number, spellings: string])[];
}

const MASS = [
  ["mg", 0.001, "mg|milligram|milligramme"],
  ["g", 1, "g|gram|gramme"],
  ["kg", 1000, "kg|kilo|kilogram|kilogramme"],
  ["tonnes", 1e6, "t|tonne|metric ton"],
  ["kilotonnes", 1e9, "kt|kilotonne"],
  ["lb", 453.59237, "lb"],
  ["oz", 28.349523125, "oz|ounce"],
] as const;

const LENGTH = [
  ["mm", 0.001, "mm|millimetre"],
  ["cm", 0.01, "cm|centimetre"],
  ["metres", 1, "metre|mtr"],
  ["km", 1000, "km|kilometre"],
  ["inches", 0.0254, "inch|inches"],
  ["feet", 0.3048, "ft|feet"],
  ["yards", 0.9144, "yd|yards"],
  ["miles", 1609.344, "mile"],
] as const;

const WATTS = [
  ["W", 1, "w|watt"],
  ["kW", 1000, "kw|kilowatt"],
  ["MW", 1e6, "mw|megawatt"],
  ["GW", 1e9, "gw|gigawatt"],
] as const;

/**
 * The known units. A month has no fixed number of days, a working day has 7 to 8 working hours depending on contract,
 * "ton" has three meanings, and no exchange rate is known: each of these has a dimension of its own.
 */
export const DIMENSIONS: readonly Dimension[] = [
  { family: "percent", dimension: "percent", units: [["%", 1, "%|percent|per cent|pct"]] },
  {
    family: "points",
    dimension: "points",
    units: [["points", 1, "point|pp|ppt|% point|% pt|percentage point|percentage pt|percent point|per cent point"]],
  },
  {
    family: "currency",
    dimension: "GBP",
    units: [
      ["£", 1, "gbp|pound sterling|pounds sterling"],
      ["p", 0.01, "pence"],
    ],
  },
  { family: "currency", dimension: "EUR", units: [["€", 1, "eur|euro"]] },
  { family: "currency", dimension: "USD", units: [["$", 1, "usd|us dollar"]] },
  {
    family: "duration",
    dimension: "time",
    units: [
      ["milliseconds", 0.001, "ms|millisecond"],
      ["seconds", 1, "second|sec"],
      ["minutes", 60, "minute|min"],
      ["hours", 3600, "hour|hr"],
      ["days", 86400, "day|calendar day"],
      ["weeks", 604800, "week|wk|calendar week"],
      ["fortnights", 1209600, "fortnight"],
    ],
  },
  {
    family: "months",
    dimension: "months",
    units: [
      ["months", 1, "month|mth|calendar month"],
      ["years", 12, "year|yr|calendar year"],
    ],
  },
  {
    family: "working-duration",
    dimension: "working days",
    units: [["working days", 1, "working day|work day|business day"]],
  },
  { family: "working-hours", dimension: "working hours", units: [["working hours", 1, "working hour|business hour"]] },
  { family: "measure", dimension: "mass", units: MASS },
  { family: "measure", dimension: "tons", units: [["tons", 1, "ton"]] },
  ...["CO2e", "CO2"].map((gas) => ({
    family: "measure" as const,
    dimension: gas,
    units: MASS.filter(([name]) => /^(?:g|kg|tonnes|kilotonnes)$/.test(name)).map(
      ([name, size, spellings]) =>
        [name === "tonnes" ? `t${gas}` : `${name} ${gas}`, size, spellingsOfGas(spellings, gas)] as const,
    ),
  })),
  {
    family: "measure",
    dimension: "energy",
    units: [
      ["J", 1, "j|joule"],
      ["kJ", 1000, "kj|kilojoule"],
      ["MJ", 1e6, "mj|megajoule"],
      ["GJ", 1e9, "gj|gigajoule"],
      ...WATTS.map(([name, size, spellings]) => [`${name}h`, size * 3600, spellingsOfHours(spellings)] as const),
      ["TWh", 3.6e15, "twh"],
      ["therms", 105505585.257348, "therm"],
    ],
  },
  {
    family: "measure",
    dimension: "power",
    units: WATTS.map(
      ([name, size, spellings]) => [name === "W" ? "watts" : name, size, spellings.replace(/^w\|/, "")] as const,
    ),
  },
  { family: "measure", dimension: "length", units: LENGTH },
  {
    family: "measure",
    dimension: "area",
    units: [
      ...LENGTH.map(
        ([name, size, spellings]) =>
          [nameOfPower(name, "²"), exactPower(size, 2), spellingsOfPower(name, spellings, "2")] as const,
      ),
      ["ha", 10000, "ha|hectare"],
      ["acres", 4046.8564224, "acre"],
    ],
  },
  {
    family: "measure",
    dimension: "volume",
    units: [
      ...LENGTH.map(
        ([name, size, spellings]) =>
          [nameOfPower(name, "³"), exactPower(size, 3), spellingsOfPower(name, spellings, "3")] as const,
      ),
      ["ml", 1e-6, "ml|millilitre"],
      ["litres", 0.001, "l|ltr|litre"],
      ["megalitres", 1000, "megalitre"],
    ],
  },
  {
    family: "measure",
    dimension: "data",
    units: [
      ["bytes", 1, "byte"],
      ["KB", 1e3, "kb|kilobyte"],
      ["MB", 1e6, "mb|megabyte"],
      ["GB", 1e9, "gb|gigabyte"],
      ["TB", 1e12, "tb|terabyte"],
      ["PB", 1e15, "pb|petabyte"],
    ],
  },
  {
    family: "measure",
    dimension: "data rate",
    units: [
      ["kbps", 1e3, "kbps|kbit per second"],
      ["Mbps", 1e6, "mbps|mbit per second|megabits per second"],
      ["Gbps", 1e9, "gbps|gbit per second|gigabits per second"],
    ],
  },
  {
    family: "measure",
    dimension: "speed",
    units: [
      ["kph", 1, "kph|kmh|km per hour|kilometres per hour"],
      ["mph", 1.609344, "mph|miles per hour"],
    ],
  },
];
