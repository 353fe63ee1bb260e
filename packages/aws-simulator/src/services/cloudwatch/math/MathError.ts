/** An expression that CloudWatch refuses; the message says what is wrong. */
export class MathError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MathError';
  }
}
