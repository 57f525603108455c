/**
 * Whose a string in the log is. `theirs`: what people wrote, or who they are; it is kept apart from what happened, and can
 * be erased. `ours`: the desk's own, as ids, codes and instants; what happened could not be understood without it.
 */
export type Whose = 'theirs' | 'ours';

/** Every string in a value that may say anything, by its path; `*` stands for each of a list. */
type StringsIn<T> = T extends string
  ? string extends T
    ? ''
    : never
  : T extends readonly (infer Each)[]
    ? Under<'*', StringsIn<NonNullable<Each>>>
    : T extends object
      ? { [K in keyof T & string]-?: Under<K, StringsIn<NonNullable<T[K]>>> }[keyof T & string]
      : never;

type Under<Key extends string, Path extends string> = Path extends '' ? Key : `${Key}.${Path}`;

/** Whose each string in a value is. One without an owner does not compile, nor does one that is not there. */
export type OwnersOf<T> = Record<StringsIn<T>, Whose>;
