import { showState } from "./show-state";
import { STATES, THEMES } from "./states";
import "./gallery.css";

// `gallery.html` shows all states of the pane, each in a frame of its own; `gallery.html?state=NAME&theme=dark` shows one.

const search = new URLSearchParams(location.search);
const state = STATES.find(({ name }) => name === search.get("state"));
if (state) void showState(state, search.get("theme"));
else drawGallery();

function drawGallery(): void {
  const themes = choice("Theme", THEMES);
  const widths = choice("Width", ["320", "350", "450"]);
  const frames = document.createElement("main");
  const draw = (): void => frames.replaceChildren(...STATES.map(({ name, shows }) => drawFrame(name, shows)));
  const drawFrame = (name: string, shows: string): HTMLElement => {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    const link = document.createElement("a");
    const frame = document.createElement("iframe");
    link.href = `gallery.html?state=${name}&theme=${themes.value}`;
    link.textContent = shows;
    caption.append(link);
    frame.title = shows;
    frame.loading = "lazy";
    frame.src = link.href;
    frame.width = widths.value;
    figure.append(caption, frame);
    return figure;
  };
  const header = document.createElement("header");
  const title = document.createElement("h1");
  title.textContent = "States of the pane";
  header.append(title, labelled("Theme", themes), labelled("Width", widths));
  for (const select of [themes, widths]) select.addEventListener("change", draw);
  document.body.classList.add("gallery");
  document.body.replaceChildren(header, frames);
  draw();
}

function choice(name: string, options: readonly string[]): HTMLSelectElement {
  const select = document.createElement("select");
  select.name = name.toLowerCase();
  select.append(...options.map((option) => new Option(option, option)));
  return select;
}

function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement("label");
  label.append(`${text} `, control);
  return label;
}
