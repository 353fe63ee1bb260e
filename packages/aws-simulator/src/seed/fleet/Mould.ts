import { type GeneratedId, INSTANT, RUN } from './generatedIds';

/** What is other in a copy than in the original. */
export interface CopyOptions {
  /** Texts of the original that are replaced wherever they stand. */
  replacements: Record<string, string>;
  /** What the copy's generated ids follow from. */
  key: string;
  shiftMs: number;
}

type Pour = (cast: Cast) => unknown;

/** Texts and ids of one copy: each is worked out once, when it is needed. */
export class Cast {
  private readonly texts: string[] = [];
  private readonly values: string[] = [];

  constructor(
    private readonly tokens: Token[],
    readonly options: CopyOptions,
  ) {}

  text(index: number, make: () => string): string {
    return (this.texts[index] ??= make());
  }

  value(index: number): string {
    return (this.values[index] ??= this.tokens[index](this.options));
  }
}

type Piece = string | number;

const joined = (pieces: readonly Piece[], cast: Cast): string =>
  pieces
    .map(piece => (typeof piece === 'string' ? piece : cast.value(piece)))
    .join('');

type Token = (options: CopyOptions) => string;

/**
 * Makes copies of plain data under other names, with other ids, at another
 * time. What a copy has is as it would be had the original been made anew; texts
 * without a name or an id in them are shared.
 */
export class Moulds {
  private readonly tokens: Token[] = [];
  private readonly tokenIndexes = new Map<string, number>();
  private readonly textPours = new Map<string, Pour>();
  private readonly splitter: RegExp;

  /**
   * @param placeholders - the texts that each copy replaces
   * @param ids - the ids of the original, each of which a copy has its own of
   */
  constructor(
    private readonly placeholders: string[],
    private readonly ids: Map<string, GeneratedId>,
  ) {
    this.splitter = new RegExp(`(${placeholders.join('|')}|${RUN.source})`);
  }

  cast(options: CopyOptions): Cast {
    return new Cast(this.tokens, options);
  }

  /** Prepares copies of a value. */
  of<T>(original: T): (cast: Cast) => T {
    return this.compile(original) as (cast: Cast) => T;
  }

  /** Prepares copies of a text so long that it is better made again than kept. */
  ofLongText(original: string): (cast: Cast) => string {
    const pieces = this.piecesOf(original);
    return cast => joined(pieces, cast);
  }

  private compile(value: unknown): Pour {
    if (typeof value === 'string' && INSTANT.test(value)) {
      const time = Date.parse(value);
      return cast => new Date(time + cast.options.shiftMs).toISOString();
    }
    if (typeof value === 'string') return this.compileText(value);
    if (value instanceof Date) {
      const time = value.getTime();
      return cast => new Date(time + cast.options.shiftMs);
    }
    if (Array.isArray(value)) {
      const items = value.map(each => this.compile(each));
      return cast => items.map(item => item(cast));
    }
    if (typeof value === 'object' && value !== null) {
      return this.compileObject(value);
    }
    return () => value;
  }

  private compileObject(value: object): Pour {
    const members = Object.entries(value).map(
      ([name, each]) => [name, this.compile(each)] as const,
    );
    return cast => {
      const copy: Record<string, unknown> = {};
      for (const [name, pour] of members) copy[name] = pour(cast);
      return copy;
    };
  }

  private compileText(text: string): Pour {
    const known = this.textPours.get(text);
    if (known) return known;
    const pour = this.newText(text, this.textPours.size);
    this.textPours.set(text, pour);
    return pour;
  }

  private newText(text: string, index: number): Pour {
    const pieces = this.piecesOf(text);
    if (pieces.length === 1) return () => text;
    return cast => cast.text(index, () => joined(pieces, cast));
  }

  /** What stays as it is, and between that the indexes of tokens. */
  private piecesOf(text: string): Piece[] {
    const pieces: Piece[] = [];
    let literal = '';
    for (const piece of text.split(this.splitter)) {
      const token = this.tokenOf(piece);
      if (token === undefined) {
        literal += piece;
      } else {
        pieces.push(literal, token);
        literal = '';
      }
    }
    return [...pieces, literal];
  }

  private tokenOf(piece: string): number | undefined {
    const known = this.tokenIndexes.get(piece);
    if (known !== undefined) return known;
    const token = this.newToken(piece);
    if (!token) return undefined;
    this.tokenIndexes.set(piece, this.tokens.length);
    return this.tokens.push(token) - 1;
  }

  private newToken(piece: string): Token | undefined {
    if (this.placeholders.includes(piece)) {
      return ({ replacements }) => replacements[piece];
    }
    const id = this.ids.get(piece);
    return id && (({ key }) => id(key));
  }
}
