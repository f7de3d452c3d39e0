import { Avatar } from './avatar.tsx';
import { useSlack } from './slack.ts';

/** Chooses the person whose Slack this window shows. */
export function ActAs() {
  const { screen, address, become } = useSlack();
  const people = screen.people.filter(face => !face.isApp);
  // One person's direct message isn't another's.
  const place = address.in === screen.dm.id ? 'home' : address.in;
  return (
    <label className="act-as">
      <Avatar face={screen.me} size={26} />
      <span className="act-as-words">Act as</span>
      <select aria-label="Act as" value={screen.me.id} onChange={event => become(event.target.value, place)}>
        {people.map(face => (
          <option key={face.id} value={face.id}>
            {face.title ? `${face.name} – ${face.title}` : face.name}
          </option>
        ))}
      </select>
    </label>
  );
}
