import { createHash } from 'node:crypto';
import type { Row } from '../../Row';
import type { Template } from './tokenize';

const MAX_SAMPLES = 10;
const MAX_ENUMERATIONS = 20;

/** Events whose messages are the same but for their varying parts. */
export class PatternGroup {
  #count = 0;
  readonly #samples: Array<{ timestamp?: number; message: string }> = [];
  /** How often each value was seen, for each varying part. */
  readonly #values: Array<Map<string, number>>;

  constructor(readonly key: string, private readonly template: Template) {
    this.#values = template.parts.map(() => new Map());
  }

  get count(): number {
    return this.#count;
  }

  add(row: Row, message: string, { parts }: Template): void {
    this.#count++;
    parts.forEach(({ value }, index) => {
      const seen = this.#values[index];
      const times = seen.get(value);
      if (times !== undefined || seen.size < MAX_ENUMERATIONS) {
        seen.set(value, (times ?? 0) + 1);
      }
    });
    if (this.#samples.length < MAX_SAMPLES) {
      this.#samples.push({ timestamp: row.event?.timestamp, message });
    }
  }

  /** 32 hexadecimal digits that follow from the pattern. */
  get id(): string {
    return createHash('md5').update(this.key).digest('hex');
  }

  /** `Timeout after <Number-1>ms` */
  get pattern(): string {
    return this.#interleaved(
      text => text,
      (kind, position) => `<${kind}-${position}>`,
    );
  }

  get regexString(): string {
    const between = this.#interleaved(
      text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      () => '.*',
    );
    return `^${between}$`;
  }

  /** What the pattern consists of, shaped as the SDK's `PatternToken`. */
  get tokens(): string {
    return JSON.stringify(
      this.template.fixed.flatMap((text, index) => {
        const part = this.template.parts[index];
        return [
          ...(text === '' ? [] : [{ isDynamic: false, tokenString: text }]),
          ...(part === undefined
            ? []
            : [
                {
                  dynamicTokenPosition: index + 1,
                  isDynamic: true,
                  tokenString: `<${part.kind}-${index + 1}>`,
                  inferredTokenName: part.kind,
                  enumerations: Object.fromEntries(this.#values[index]),
                },
              ]),
        ];
      }),
    );
  }

  get logSamples(): string {
    return JSON.stringify(this.#samples);
  }

  #interleaved(
    ofText: (text: string) => string,
    ofPart: (kind: string, position: number) => string,
  ): string {
    return this.template.fixed
      .map((text, index) => {
        const part = this.template.parts[index];
        return ofText(text) + (part ? ofPart(part.kind, index + 1) : '');
      })
      .join('');
  }
}
