import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type JSX, type RefObject } from "react";
import { COPY } from "../copy";
import { useFocusAfter } from "./focus";
import { LazyPanel, type LazyPart } from "./LazyPanel";

/** A line of words with a button that opens a form below them. Its script is loaded as soon as the button is drawn. */
export function FormBelow<Props extends object>(props: {
  form: LazyPart<Props>;
  /** What screen readers call the section. */
  name: string;
  /** Null where there is nothing to say, and so no form. */
  words: string | null;
  /** The button's text, and its name where the text alone does not say enough; null where nothing can be opened. */
  button: { text: string; name: string } | null;
  /** Takes the focus where the button is gone once the form closes. */
  title?: RefObject<HTMLElement | null>;
  /** The props of the form, which calls `close` to be taken away. */
  formProps: (close: () => void) => Props;
}): JSX.Element | null {
  const { form, name, words, button, title, formProps } = props;
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isShown = isOpen && words !== null;
  const canOpen = button !== null && words !== null;
  useFocusAfter(isShown, opener, title);
  useEffect(() => {
    // Few workbooks need the form. A script that fails to load is loaded again when the form is opened.
    if (canOpen) void Promise.allSettled([form.load()]);
  }, [canOpen, form]);
  if (words === null) return null;
  return (
    <section className="form-below" aria-label={name}>
      <p>
        {words}
        {button && !isShown && (
          <Button ref={opener} size="small" aria-label={button.name} onClick={() => setOpen(true)}>
            {button.text}
          </Button>
        )}
      </p>
      {isShown && (
        <LazyPanel
          part={form}
          isShown
          opening={COPY.openingForm}
          notLoaded={COPY.formNotLoaded}
          leave={{ label: COPY.cancel, act: close }}
          partProps={formProps(close)}
        />
      )}
    </section>
  );
}
