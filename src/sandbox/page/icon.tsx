const PATHS = {
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12.5 4L6.5 10l6 6',
  more: 'M10 4.5v.01M10 10v.01M10 15.5v.01',
  send: 'M3 10l14-6.5L12 17l-2.5-5.5z',
  lock: 'M6 9V6.5a4 4 0 0 1 8 0V9M5 9h10v7.5H5z',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  thread: 'M3 4h14v9.5H8.5L4.5 17v-3.5H3zM6.5 7.5h7M6.5 10.5h4.5',
  react:
    'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM7.5 8v.01M12.5 8v.01M6.8 11.5c1.6 2.4 4.8 2.4 6.4 0',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  clock: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM10 6v4l2.8 2',
  window: 'M3 5h9v9H3zM8 5V3h9v9h-5',
  clip: 'M16.5 9.3l-6.9 6.9a4.2 4.2 0 0 1-6-6l7.2-7.1a2.8 2.8 0 0 1 4 4l-7.2 7.1a1.4 1.4 0 0 1-2-2l6.6-6.5',
  bolt: 'M11.2 2.5l-6.7 9h4.8l-.6 6 6.8-9h-4.8z',
  warning: 'M10 3l7.5 13.5h-15zM10 8v4M10 14v.01',
} as const;

/** A line drawing beside words; what it means is said by the words or the button's label. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      className={`icon ${name}`}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
