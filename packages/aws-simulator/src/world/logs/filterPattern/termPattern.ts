import { FilterPatternError } from './FilterPatternError';

type Test = (message: string) => boolean;

/** `ERROR -debug "two words" ?either ?or`, or `%regular expression%`. */
export function termPattern(text: string): Test {
  const terms = [
    ...text.matchAll(/([-?]?)(?:"([^"]*)"|(%.*?%)(?=\s|$)|(\S+))/g),
  ].map(([, sign, quoted, regex, plain]) => ({
    sign,
    test:
      regex === undefined
        ? (message: string) => message.includes(quoted ?? plain)
        : regexTest(regex.slice(1, -1)),
  }));
  const of = (wanted: string) =>
    terms.filter(({ sign }) => sign === wanted).map(({ test }) => test);
  const [all, none, any] = [of(''), of('-'), of('?')];
  return message =>
    all.every(test => test(message)) &&
    !none.some(test => test(message)) &&
    (any.length === 0 || any.some(test => test(message)));
}

/** @throws FilterPatternError for what is no regular expression */
export function regexTest(source: string): Test {
  try {
    const regex = new RegExp(source);
    return message => regex.test(message);
  } catch {
    throw new FilterPatternError('Invalid character(s) in term');
  }
}
