// Failures that a person can mend get one sentence, not a stack trace.

/** An error whose message is all that the person needs. */
export class Explained extends Error {}

/** Runs a script's main function; turns what it throws into an exit code. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    const known = error instanceof Explained ? error.message : explain(error);
    process.stderr.write(`\n${known ?? error.stack ?? error}\n`);
    process.exitCode = 1;
  }
}

/** A sentence for the system errors that any step may meet. */
export function explain(error) {
  const text = `${error?.code ?? ''} ${error?.message ?? error}`;
  if (/ENOSPC|no space left on device/i.test(text)) {
    return 'The disk is full. Free some space (an installation needs about 3 GB), then run the command again.';
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED.*registry|RequestError|network (request )?(failed|timeout)|getaddrinfo/i.test(
      text,
    )
  ) {
    return 'The npm registry cannot be reached. The first start needs it, to install packages; check the network (or the proxy) and run the command again.';
  }
  return undefined;
}
