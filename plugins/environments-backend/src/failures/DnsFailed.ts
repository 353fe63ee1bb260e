/** DNS could not be asked, which is no answer. */
export class DnsFailed extends Error {
  readonly name = 'DnsFailed';

  constructor(readonly domain: string, cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    super(`DNS cannot be asked for ${domain} (${code ?? message})`, { cause });
  }
}
