/* The tests that scripts/mutate.mjs names, as one: a room's code is loaded once for each change, not once for each of its files. */
for (const path of process.env.MUTATION_TESTS?.split(" ") ?? []) require(`../../${path}`);
