import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { OpenView, Outcome } from '../protocol.ts';
import { Avatar } from './avatar.tsx';
import { viewOf } from './blocks/block-kit.ts';
import { Blocks } from './blocks/blocks.tsx';
import { SurfaceContext } from './blocks/surface.ts';
import { useViewSurface } from './blocks/use-view-surface.ts';
import { Dialog } from './controls/dialog.tsx';
import { appOf, SlackContext, useSlack } from './slack.ts';

interface Props {
  open: OpenView;
  isTop: boolean;
  /** Closed by the person; the server has not answered yet. */
  isClosing: boolean;
  onClose: () => Promise<Outcome>;
}

/** A modal of the app. What was put in stays until the app closes or replaces it, also after an error. */
export function Modal({ open, isTop, isClosing, onClose }: Props) {
  const slack = useSlack();
  const { screen, act } = slack;
  const view = viewOf(open.view);
  const surface = useViewSurface(open.id, view, open.errors);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const wrong = Object.keys(open.errors).join(' ');
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>('.wrong :is(input, textarea)')?.focus();
  }, [wrong]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const outcome = await act({ do: 'submit', view: open.id, values: surface.values });
    setBusy(false);
    setProblem(outcome.problem);
  };
  const close = () => void onClose().then(outcome => setProblem(outcome.problem));
  return (
    <Dialog
      title={view.title?.text ?? appOf(screen).name}
      className="modal"
      isUnder={!isTop}
      isClosed={isClosing}
      mark={<Avatar face={appOf(screen)} size={28} />}
      onClose={close}
    >
      <form ref={form} onSubmit={event => void submit(event)} noValidate>
        <div className="dialog-body">
          {problem && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
          {/* What goes wrong in a modal is said in it: the page behind is out of reach. */}
          <SlackContext value={{ ...slack, tell: setProblem }}>
            <SurfaceContext value={surface}>
              <Blocks blocks={view.blocks} />
            </SurfaceContext>
          </SlackContext>
        </div>
        <footer>
          <button type="button" className="button" onClick={close}>
            {view.close?.text ?? (view.submit ? 'Cancel' : 'Close')}
          </button>
          {view.submit && (
            <button type="submit" className="button primary" aria-busy={isBusy}>
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
