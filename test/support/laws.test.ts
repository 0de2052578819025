import fc from "fast-check";

const drawn = (): number[] => {
  const seen: number[] = [];
  fc.assert(
    fc.property(fc.integer(), (number) => {
      seen.push(number);
    }),
  );
  return seen;
};

const inASearch = process.env["TEST_LAWS"] === "search";

test("an ordinary run tries the same cases each time, and a search others", () => {
  const [one, other] = [drawn(), drawn()];
  if (inASearch) expect(one).not.toEqual(other);
  else expect(one).toEqual(other);
});
