/**
 * Gives an object a member that is made when it is first asked for, and is an
 * ordinary one from then on.
 */
export function lazyMember<T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  make: () => T[Name],
): void {
  define(target, name, () => {
    const value = make();
    become(target, name, value);
    return value;
  });
}

/**
 * Gives an object a member that is made each time it is asked for, until it is
 * set: for values that nobody can change and that take much memory.
 */
export function computedMember<T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  make: () => T[Name] & (string | number),
): void {
  define(target, name, make);
}

function define<T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  get: () => T[Name],
) {
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable: true,
    get,
    set: (value: T[Name]) => become(target, name, value),
  });
}

const become = <T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  value: T[Name],
) =>
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
