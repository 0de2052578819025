import { FluentProvider } from "@fluentui/react-components";
import { useEffect, useState, type JSX, type ReactNode } from "react";
import { FLUENT_THEMES, type ThemeName } from "./theme";

/** The current theme, and its changes. */
export interface ThemeSource {
  current(): ThemeName;
  /** Returns a function that removes the listener. */
  onChange(listener: () => void): () => void;
}

/** Draws its children in the current theme. */
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
