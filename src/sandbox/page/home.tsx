import { useEffect } from 'react';
import { viewOf } from './blocks/block-kit.ts';
import { Blocks } from './blocks/blocks.tsx';
import { SurfaceContext } from './blocks/surface.ts';
import { useViewSurface } from './blocks/use-view-surface.ts';
import { appOf, useSlack } from './slack.ts';

/** The app's Home tab. The app hears of each visit. */
export function Home() {
  const { screen, act, tell } = useSlack();
  const me = screen.me.id;
  useEffect(() => {
    void act({ do: 'open home' }).then(outcome => tell(outcome.problem));
    // Once per visit, not once per refresh, which brings a new `act`.
  }, [me]);
  const view = viewOf(screen.home ?? { blocks: [] });
  const surface = useViewSurface(view.id ?? '', view, {});
  return (
    <div className="home" role="tabpanel" aria-label="Home">
      {screen.home ? (
        <SurfaceContext value={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceContext>
      ) : (
        <p className="quiet">{appOf(screen).name} has nothing on Home yet.</p>
      )}
    </div>
  );
}
