import { useState } from 'react';

/** What is typed but not sent, kept for this window while one looks elsewhere. */
export function useDraft(key: string): [string, (next: string | ((now: string) => string)) => void] {
  const name = `draft ${key}`;
  const [text, setText] = useState(() => sessionStorage.getItem(name) ?? '');
  const keep = (next: string | ((now: string) => string)) =>
    setText(now => {
      const typed = typeof next === 'function' ? next(now) : next;
      sessionStorage.setItem(name, typed);
      return typed;
    });
  return [text, keep];
}
