import { isFullRun } from "./strength";

/*
 * jsdom computes a style by matching every rule of Fluent against every element, which takes a third of the time of the
 * pane's tests. In the short run an element has only its own inline style; the full run and the tests in a browser use the
 * style sheets.
 */

/** Elements that are never seen, whatever their style. */
const UNSEEN = /^(?:head|link|meta|script|style|template|title)$/i;

if (!isFullRun && typeof window !== "undefined") {
  const workOut = window.getComputedStyle.bind(window);
  window.getComputedStyle = (element, pseudo) => {
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) return workOut(element, pseudo);
    const { style } = element;
    const isUnseen =
      Boolean(pseudo) || (element instanceof HTMLElement && element.hidden) || UNSEEN.test(element.tagName);
    const said: Record<string, string> = {
      display: style.display || (isUnseen ? "none" : "block"),
      visibility: style.visibility || "visible",
      content: "",
    };
    return new Proxy(style, {
      get(target, key) {
        if (key === "getPropertyValue") return (name: string) => said[name] ?? target.getPropertyValue(name);
        const value: unknown = typeof key === "string" && key in said ? said[key] : Reflect.get(target, key, target);
        return value;
      },
    });
  };
  CSSStyleSheet.prototype.insertRule = () => 0;
}
