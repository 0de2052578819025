import { FluentProvider } from "@fluentui/react-components";
import { useEffect, useState, type JSX, type ReactNode } from "react";
import { FLUENT_THEMES, type ThemeName } from "./theme";

/** Gives the theme now and whenever it changes. */
export interface ThemeSource {
  current(): ThemeName;
  /** Gives a function that stops it. */
  onChange(listener: () => void): () => void;
}

/** Its children in the theme that follows Office. */
export function Themed({ source, children }: { source: ThemeSource; children: ReactNode }): JSX.Element {
  const [name, setName] = useState(source.current);
  useEffect(() => source.onChange(() => setName(source.current())), [source]);
  useEffect(() => {
    document.documentElement.dataset.theme = name;
  }, [name]);
  return (
    <FluentProvider theme={FLUENT_THEMES[name]} className={`themed is-${name}`}>
      {children}
    </FluentProvider>
  );
}
