import type { JSX, RefObject } from "react";

/** A hidden file input, which a button opens with `click()`. */
export function FileInput(props: {
  input: RefObject<HTMLInputElement>;
  label: string;
  accept: string;
  onChoose: (file: File) => void;
}): JSX.Element {
  return (
    <input
      ref={props.input}
      type="file"
      accept={props.accept}
      hidden
      aria-label={props.label}
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) props.onChoose(file);
        // So that the same file can be chosen again, corrected.
        event.target.value = "";
      }}
    />
  );
}
