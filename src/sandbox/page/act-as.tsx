import { Avatar } from './avatar.tsx';
import { linkTo } from './address.ts';
import { useSlack } from './slack.ts';

/** Chooses the person whose Slack this window shows. */
export function ActAs() {
  const { screen, address } = useSlack();
  const people = screen.people.filter(face => !face.isApp);
  const become = (id: string) => {
    // A thread or a direct message of one person isn't another's.
    const to = screen.dm.id === address.in ? { as: id, in: 'home' } : { ...address, as: id };
    history.pushState(null, '', linkTo(to));
    dispatchEvent(new PopStateEvent('popstate'));
  };
  return (
    <label className="act-as">
      <Avatar face={screen.me} size={26} />
      <span className="act-as-words">Act as</span>
      <select aria-label="Act as" value={screen.me.id} onChange={event => become(event.target.value)}>
        {people.map(face => (
          <option key={face.id} value={face.id}>
            {face.title ? `${face.name} – ${face.title}` : face.name}
          </option>
        ))}
      </select>
    </label>
  );
}
