declare module "color-name" {
  /** Red, green and blue of each HTML colour, by its name in small letters. */
  const names: Readonly<Record<string, readonly [red: number, green: number, blue: number]>>;
  export default names;
}
