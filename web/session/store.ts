// A value that lives outside React and can be read, replaced and watched.

/** What readers see of a store. */
export type Readable<T> = {
  get(): T
  /** Calls the listener after every change; answers how to stop. */
  subscribe(listener: () => void): () => void
}

/** A store with its writer's side. */
export type Store<T> = Readable<T> & {
  /** Replaces the value by a change of its fields; listeners run when something really changed. */
  set(change: Partial<T>): void
}

/** Makes a store with its first value. Values are replaced, never mutated. */
export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(change) {
      const next = { ...value, ...change }
      if (shallowEqual(value, next)) return
      value = next
      for (const listener of new Set(listeners)) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function shallowEqual<T extends object>(a: T, b: T): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof T>
  return [...keys].every((key) => Object.is(a[key], b[key]))
}
