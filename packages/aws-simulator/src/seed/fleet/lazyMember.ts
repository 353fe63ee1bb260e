/**
 * Gives an object a member that is made when it is first asked for, and is an
 * ordinary one from then on.
 */
export function lazyMember<T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  make: () => T[Name],
): void {
  const become = (value: T[Name]) =>
    Object.defineProperty(target, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = make();
      become(value);
      return value;
    },
    set: become,
  });
}
