import type { Rule } from '@aws-sdk/client-wafv2';

/** Rules as text; what they search for is bytes. */
export const writeRules = (rules: Rule[]): string =>
  JSON.stringify(rules, (_key, value: unknown) => {
    if (value instanceof Uint8Array) {
      return { $bytes: Buffer.from(value).toString('base64') };
    }
    // A Buffer has become this before the replacer sees it.
    return isWrittenBuffer(value)
      ? { $bytes: Buffer.from(value.data).toString('base64') }
      : value;
  });

/** The reverse of {@link writeRules}. */
export const readRules = (text: string): Rule[] =>
  JSON.parse(text, (_key, value: unknown) =>
    hasBytes(value) ? Buffer.from(value.$bytes, 'base64') : value,
  );

const isWrittenBuffer = (
  value: unknown,
): value is { type: 'Buffer'; data: number[] } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Buffer' &&
  'data' in value;

const hasBytes = (value: unknown): value is { $bytes: string } =>
  typeof value === 'object' && value !== null && '$bytes' in value;
