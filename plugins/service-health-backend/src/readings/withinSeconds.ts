/** Named as the AWS SDK names a request that took too long. */
class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Runs something that must end in time. The signal asks it to stop; whether it
 * does or not, its caller is not kept waiting.
 *
 * @throws TimeoutError when the time is over.
 */
export async function withinSeconds<T>(
  timeoutSeconds: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TimeoutError(
        `There was no answer within ${timeoutSeconds} s`,
      );
      reject(error);
      controller.abort(error);
    }, timeoutSeconds * 1_000);
  });
  try {
    return await Promise.race([run(controller.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
