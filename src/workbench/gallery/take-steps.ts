import type { Step } from "./states";

/** How long a control may take to appear, in milliseconds. */
const PATIENCE = 30_000;

/** Takes the steps in order, waiting for each control, then waits for text. Throws an error that names what did not appear. */
export async function takeSteps(steps: readonly Step[], until: string): Promise<void> {
  for (const step of steps) {
    if ("press" in step) (await appears(() => buttonNamed(step.press), step.press)).click();
    else typeInto(await appears(() => fieldNamed(step.into), step.into), step.type);
  }
  await appears(() => ((document.body.textContent ?? "").includes(until) ? document.body : null), until);
}

/** The first enabled button or tab whose name starts with this name, or else contains it. */
function buttonNamed(name: string): HTMLElement | null {
  const usable = [...document.querySelectorAll<HTMLElement>("button, [role=tab]")].filter(
    (element) => element.getAttribute("aria-disabled") !== "true",
  );
  const nameOf = (element: HTMLElement): string => (element.ariaLabel ?? element.textContent ?? "").trim();
  return (
    usable.find((element) => nameOf(element).startsWith(name)) ??
    usable.find((element) => nameOf(element).includes(name)) ??
    null
  );
}

function fieldNamed(name: string): HTMLInputElement | null {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input")];
  return fields.find(({ placeholder, ariaLabel }) => [placeholder, ariaLabel].includes(name)) ?? null;
}

/** Types as a person does. React replaces the input's `value`, so set the original property and raise the event. */
function typeInto(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function appears<T>(find: () => T | null, name: string): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > end) throw new Error(`“${name}” did not appear.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
