import { render } from 'preact';

import './style.css';
import { App } from './app';
import type { PageData } from './rows';

const data = JSON.parse(document.getElementById('rows')!.textContent) as PageData;
render(<App data={data} />, document.getElementById('calls')!);
