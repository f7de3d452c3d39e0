import { useState, type Dispatch, type SetStateAction } from 'react';

/** The files that will go along with what is being written, by name. */
export interface Attached {
  names: string[];
  /** What is typed as the next one's name; undefined while none is asked for. */
  next: string | undefined;
  type: (next: string | undefined) => void;
  /** Takes what is typed for the next name. */
  add: () => void;
  remove: (at: number) => void;
  put: Dispatch<SetStateAction<string[]>>;
}

export function useAttachments(): Attached {
  const [names, setNames] = useState<string[]>([]);
  const [next, setNext] = useState<string>();
  return {
    names,
    next,
    type: setNext,
    add: () => {
      setNames(withNext({ names, next }));
      setNext(undefined);
    },
    remove: at => setNames(names.toSpliced(at, 1)),
    put: setNames,
  };
}

/** All the names, also one that was typed and not yet added. */
export function withNext({ names, next = '' }: Pick<Attached, 'names' | 'next'>): string[] {
  return next.trim() === '' ? names : [...names, next.trim()];
}
