import { NOTICE_SHOWN } from "./notice-shown";
import "./notice-page.css";

// The words arrive in the address's fragment and are shown as text, never as markup.
const words = new URLSearchParams(window.location.hash.slice(1));

function fill(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}

fill("title", words.get("title") ?? "KPI Reporter");
fill("body", words.get("body") ?? "");
document.body.dataset.tone = words.get("tone") === "problem" ? "problem" : "success";

const button = document.getElementById("close");
button?.addEventListener("click", () => Office.context.ui.messageParent("close"));
void Office.onReady(({ host }) => {
  button?.focus();
  // Outside Office nobody listens.
  if (host) Office.context.ui.messageParent(NOTICE_SHOWN);
});
