/** What is used here of a style sheet of JSS, MUI's library. */
type Sheet = { detach(): unknown };

/**
 * The style sheets that MUI makes for a theme. It leaves those of renders that
 * React gave up, such as of a page that had to wait for its code; the theme
 * that is shown next takes them away with the others, for they would color it.
 */
export class ThemeSheets {
  private static shown?: ThemeSheets;

  private sheets = new Map();
  private readonly attached = new Set<Sheet>();

  /** Where MUI looks for a sheet before it makes one. */
  get manager() {
    return this.sheets;
  }

  /** Told by MUI of each sheet that it attaches. */
  add(sheet: Sheet) {
    this.attached.add(sheet);
  }

  /** Told by MUI of each sheet that it has detached. */
  remove(sheet: Sheet) {
    this.attached.delete(sheet);
  }

  /** Leaves no other theme's sheets in the document. */
  show() {
    if (ThemeSheets.shown === this) return;
    ThemeSheets.shown?.detach();
    ThemeSheets.shown = this;
  }

  private detach() {
    this.attached.forEach(sheet => sheet.detach());
    this.attached.clear();
    // MUI takes a sheet that it finds for one in the document.
    this.sheets = new Map();
  }
}
