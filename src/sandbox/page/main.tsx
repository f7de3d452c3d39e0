import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './styles/colours.css';
import './styles/frame.css';
import './styles/top-bar.css';
import './styles/sidebar.css';
import './styles/panes.css';
import './styles/messages.css';
import './styles/message-parts.css';
import './styles/composer.css';
import './styles/blocks.css';
import './styles/controls.css';
import './styles/menus.css';
import './styles/dialogs.css';
import './styles/touch.css';
import './styles/phone.css';
import { App } from './app.tsx';

createRoot(document.getElementById('page')!).render(<App />);
