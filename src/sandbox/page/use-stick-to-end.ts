import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

const NEAR = 80;

/**
 * Keeps the end of a scrolling list in sight, unless the person has scrolled away from it.
 * @param count how many things the list holds; at first the list starts at its end
 */
export function useStickToEnd(count: number): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const scrolled = () => {
      isNear.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    };
    const grown = new ResizeObserver(() => {
      if (isNear.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', scrolled);
    grown.observe(element);
    return () => {
      element.removeEventListener('scroll', scrolled);
      grown.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    if (list.current && isNear.current) list.current.scrollTop = list.current.scrollHeight;
  }, [count]);
  return list;
}
