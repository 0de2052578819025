import type { JSX, RefObject } from "react";

/** A hidden file input, which a button opens with `click()`. */
export function FileInput({
  input,
  label,
  accept,
  onChoose,
}: {
  input: RefObject<HTMLInputElement>;
  label: string;
  accept: string;
  onChoose: (file: File) => void;
}): JSX.Element {
  return (
    <input
      ref={input}
      type="file"
      accept={accept}
      hidden
      aria-label={label}
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) onChoose(file);
        // So that the same file can be chosen again, corrected.
        event.target.value = "";
      }}
    />
  );
}
