/*
 * The tests that `npm run mutation` names, as one file: the code is loaded once for each change, and not once for each file of tests.
 * Laws are left out. They try cases at random, and a change that is noticed by luck alone is as good as not noticed.
 */

const every = test;

const isLaw = (run: jest.ProvidesCallback | undefined): boolean => /fastcheck\S*\.assert\b/.test(String(run));

globalThis.test = Object.assign(
  (name: string, run?: jest.ProvidesCallback, timeout?: number) =>
    (isLaw(run) ? every.skip : every)(name, run, timeout),
  every,
);

for (const path of process.env["MUTATION_TESTS"]?.split(" ") ?? []) jest.requireActual(`../../${path}`);
