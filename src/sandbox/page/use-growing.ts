import { useLayoutEffect, useRef, type RefObject } from 'react';

const TALLEST = 200;

/** A text box as high as what is written in it. */
export function useGrowing(text: string): RefObject<HTMLTextAreaElement | null> {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const edges = element.offsetHeight - element.clientHeight;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight + edges, TALLEST)}px`;
  }, [text]);
  return box;
}
