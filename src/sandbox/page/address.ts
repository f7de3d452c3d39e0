import { useCallback, useEffect, useState } from 'react';

/** What one window shows; it stands in the URL, so each window has its own. */
export interface Address {
  /** The acting person; absent until one is chosen. */
  as?: string;
  /** A channel's id, or `home`; absent on a phone's list of channels. */
  in?: string;
  /** `ts` of the message whose thread is open beside the channel. */
  thread?: string;
}

/** @returns the address as a link, `?as=U1&in=C1&thread=…` */
export function linkTo(address: Address): string {
  const parts = Object.entries(address).filter(([, value]) => value !== undefined && value !== '');
  return `?${new URLSearchParams(parts as [string, string][])}`;
}

export function readAddress(search: string): Address {
  const asked = new URLSearchParams(search);
  const address: Address = {};
  for (const key of ['as', 'in', 'thread'] as const) {
    const value = asked.get(key);
    if (value) address[key] = value;
  }
  return address;
}

/** Shows another address; `replace` leaves no step back to the present one. */
export type Go = (to: Address, how?: 'push' | 'replace') => void;

/** The window's address and how to go elsewhere; the browser's back button works. */
export function useAddress(): [Address, Go] {
  const [address, show] = useState(() => readAddress(location.search));
  useEffect(() => {
    const back = () => show(readAddress(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = useCallback((to: Address, how: 'push' | 'replace' = 'push') => {
    history[`${how}State`](null, '', linkTo(to));
    show(to);
  }, []);
  return [address, go];
}
