import { useEffect, useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react';

const GAP = 4;
const EDGE = 8;

/**
 * Where a menu floats beside what opened it: below where there is room, otherwise above. It is `fixed`, so that
 * neither a scrolling message list nor a modal cuts it off.
 */
export function useFloat(
  isOpen: boolean,
  anchor: RefObject<HTMLElement | null>,
  width?: number,
): CSSProperties {
  const [style, setStyle] = useState<CSSProperties>({ position: 'fixed', opacity: 0 });
  useLayoutEffect(() => {
    if (!isOpen) return;
    const place = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (box) setStyle(beside(box, width));
    };
    place();
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [isOpen, anchor, width]);
  return style;
}

/** Calls back when somebody presses outside. */
export function useOutside(isOpen: boolean, inside: RefObject<HTMLElement | null>, away: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const pressed = (event: PointerEvent) => {
      if (!inside.current?.contains(event.target as Node)) away();
    };
    addEventListener('pointerdown', pressed, true);
    return () => removeEventListener('pointerdown', pressed, true);
  });
}

function beside(box: DOMRect, wanted?: number): CSSProperties {
  const height = visualViewport?.height ?? innerHeight;
  const width = Math.min(Math.max(wanted ?? box.width, 180), innerWidth - 2 * EDGE);
  const left = Math.max(EDGE, Math.min(box.left, innerWidth - width - EDGE));
  const below = height - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  const shared: CSSProperties = { position: 'fixed', left, width };
  if (below >= 180 || below >= above)
    return { ...shared, top: box.bottom + GAP, maxHeight: Math.min(below, 300) };
  return { ...shared, bottom: innerHeight - box.top + GAP, maxHeight: Math.min(above, 300) };
}
