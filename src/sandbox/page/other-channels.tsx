import { useSlack } from './slack.ts';

/** The public channels that the person isn't in, with the way in. */
export function OtherChannels() {
  const { screen, act, tell, show } = useSlack();
  if (screen.otherChannels.length === 0) return null;
  const join = async (channel: string) => {
    const outcome = await act({ do: 'join', channel });
    tell(outcome.problem);
    if (outcome.ok) show({ in: channel });
  };
  return (
    <>
      <h2>Channels you can join</h2>
      <ul>
        {screen.otherChannels.map(({ id, name }) => (
          <li className="other-channel" key={id}>
            <span className="hash" aria-hidden="true">
              #
            </span>
            <span className="entry-name">{name}</span>
            <button type="button" className="join" aria-label={`Join #${name}`} onClick={() => void join(id)}>
              Join
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
