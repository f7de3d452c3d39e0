import { useEffect, useState } from 'react';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';
import { clockIn, timeIn, zoneName } from './text/time.ts';

const STEPS = [
  { words: '+5 min', minutes: 5 },
  { words: '+1 h', minutes: 60 },
  { words: '+1 day', minutes: 1440 },
];

/**
 * The desk's time in the acting person's zone; it runs on and can be moved forward.
 * @param readAt `performance.now()` when the screen was read
 */
export function Clock({ readAt }: { readAt: number }) {
  const { screen, act, tell } = useSlack();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const at = screen.now + Math.max(now - readAt, 0);
  const { zone } = screen.me;
  const move = (minutes: number) =>
    void act({ do: 'move the clock', minutes }).then(outcome => tell(outcome.problem));
  return (
    <div className="clock" role="group" aria-label="Clock">
      <Icon name="clock" />
      <time role="timer" aria-label="Time" dateTime={new Date(at).toISOString()} title={zone}>
        <span className="clock-long">
          {clockIn(zone, at)} {zoneName(zone, at)}
        </span>
        <span className="clock-short" aria-hidden="true">
          {timeIn(zone, at)}
        </span>
      </time>
      {STEPS.map(({ words, minutes }) => (
        <button type="button" className="bar-button" key={words} onClick={() => move(minutes)}>
          {words}
        </button>
      ))}
    </div>
  );
}
