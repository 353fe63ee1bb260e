type Data = Record<string, unknown>;

/** A template that lacks what it needs, or is none. */
export class TemplateError extends Error {}

const TAG = /\{\{\{?\s*([#/]?)\s*([^{}]*?)\s*\}?\}\}/g;

interface Block {
  /** `if`, `unless`, `each` or `with`; none for the template itself. */
  helper?: string;
  argument: string;
  parts: Part[];
  otherwise?: Part[];
}
type Part = string | { path: string } | Block;

/**
 * Fills in a template in the language of SES: a part of Handlebars, which does
 * not escape.
 *
 * @throws TemplateError for an attribute that the data does not have
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html
 */
export function renderTemplate(template: string, data: Data): string {
  return renderParts(parse(template).parts, [data]);
}

function parse(template: string): Block {
  const root: Block = { argument: '', parts: [] };
  const open = [root];
  const inner = () => open[open.length - 1];
  const push = (part: Part) => {
    const block = inner();
    (block.otherwise ?? block.parts).push(part);
  };
  let end = 0;
  for (const match of template.matchAll(TAG)) {
    const [tag, sigil, words] = match;
    push(template.slice(end, match.index));
    end = match.index + tag.length;
    if (sigil === '#') {
      const [helper, argument = ''] = words.split(/\s+/);
      const block: Block = { helper, argument, parts: [] };
      push(block);
      open.push(block);
    } else if (sigil === '/') {
      if (inner().helper !== words || open.length === 1) {
        throw new TemplateError(
          `Template syntax error: unexpected closing tag {{/${words}}}.`,
        );
      }
      open.pop();
    } else if (words === 'else') {
      inner().otherwise = [];
    } else {
      push({ path: words });
    }
  }
  if (open.length > 1) {
    throw new TemplateError(
      `Template syntax error: {{#${inner().helper}}} is not closed.`,
    );
  }
  root.parts.push(template.slice(end));
  return root;
}

const renderParts = (parts: Part[], scopes: unknown[]): string =>
  parts.map(part => renderPart(part, scopes)).join('');

function renderPart(part: Part, scopes: unknown[]): string {
  if (typeof part === 'string') return part;
  if (!('path' in part)) return renderBlock(part, scopes);
  const value = valueAt(part.path, scopes);
  if (value === undefined || value === null) {
    throw new TemplateError(
      `Attribute '${part.path}' is not present in the rendering data.`,
    );
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function renderBlock(block: Block, scopes: unknown[]): string {
  const value = valueAt(block.argument, scopes);
  const otherwise = () => renderParts(block.otherwise ?? [], scopes);
  const inside = (scope: unknown) =>
    renderParts(block.parts, [scope, ...scopes]);
  switch (block.helper) {
    case 'if':
      return isTruthy(value) ? renderParts(block.parts, scopes) : otherwise();
    case 'unless':
      return isTruthy(value) ? otherwise() : renderParts(block.parts, scopes);
    case 'each':
      return isTruthy(value) && Array.isArray(value)
        ? value.map(inside).join('')
        : otherwise();
    case 'with':
      return isTruthy(value) ? inside(value) : otherwise();
    default:
      throw new TemplateError(`Missing helper: '${block.helper}'.`);
  }
}

const isTruthy = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : Boolean(value);

/** Looks in the innermost scope, or above it for `../`. */
function valueAt(path: string, scopes: unknown[]): unknown {
  const steps = path.split(/[./]/).filter(step => step !== '');
  const up = path.match(/^(\.\.\/)+/)?.[0].length ?? 0;
  let value = scopes[Math.min(up / 3, scopes.length - 1)];
  for (const step of path === '.' ? [] : steps) {
    if (step === 'this') continue;
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? (value as Data)[step] : undefined;
  }
  return value;
}
