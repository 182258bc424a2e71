import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * The measured width of an element, in pixels: charts are drawn anew at it, not scaled. 0 before it is known, which is
 * before anything is painted, so that nothing beneath a chart jumps.
 */
export const useWidth = <Element extends HTMLElement>(): [RefObject<Element | null>, number] => {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
    setWidth(
      Math.floor(element.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd)),
    );
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
};
