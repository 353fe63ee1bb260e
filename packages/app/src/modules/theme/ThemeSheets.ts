/** What is used here of a style sheet of JSS, MUI's library. */
type Sheet = { detach(): unknown };

/** The style sheets of one theme for as long as it is shown. */
export class ThemeSheets {
  /** Where MUI looks for a sheet before it makes one. */
  readonly manager = new Map();

  readonly #attached = new Set<Sheet>();

  /** Told by MUI of each sheet that it attaches. */
  add(sheet: Sheet) {
    this.#attached.add(sheet);
  }

  /** Told by MUI of each sheet that it has detached. */
  remove(sheet: Sheet) {
    this.#attached.delete(sheet);
  }

  /** Takes all of them out of the document, with those that nobody uses. */
  detach() {
    this.#attached.forEach(sheet => sheet.detach());
    this.#attached.clear();
  }
}
