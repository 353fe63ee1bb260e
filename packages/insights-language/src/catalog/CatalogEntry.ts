/** Something that may be written in a query, for completion and hover texts. */
export interface CatalogEntry {
  /** As it is usually spelled; case does not matter. */
  readonly name: string;
  /** How it is used: `substr(text, start[, length])`. */
  readonly signature: string;
  /** One sentence, without a full stop. */
  readonly description: string;
}
