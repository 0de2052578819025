import { make } from "./dom";

/** Asks a question in a modal dialog. Returns the index of the answer, or null when the dialog was closed. */
export function ask(title: string, text: string, answers: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const heading = make("h2", { id: "question-title", textContent: title });
    const words = make("p", { id: "question-text", textContent: text });
    const buttons = answers.map((answer, index) => {
      const button = make("button", {
        type: "button",
        textContent: answer,
        className: index === 0 ? "first-answer" : "",
      });
      button.addEventListener("click", () => dialog.close(String(index)));
      return button;
    });
    const dialog = make(
      "dialog",
      { className: "question" },
      heading,
      words,
      make("div", { className: "answers" }, ...buttons),
    );
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.setAttribute("aria-describedby", words.id);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "" ? null : Number(dialog.returnValue));
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
