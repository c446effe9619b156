import {svg, type SVGTemplateResult} from 'lit';

import {browser, sign} from './icon.js';

const shapes = {
  laptop: svg`<rect x="4" y="5" width="16" height="11" rx="1.5"/><path d="M2 19h20"/>`,
  phone: svg`<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>`,
  tablet: svg`<rect x="4.5" y="2.5" width="15" height="19" rx="2"/><path d="M11 18.5h2"/>`,
  desktop: svg`<rect x="3" y="4" width="18" height="12" rx="1.5"/><path d="M9 20h6M12 16v4"/>`,
  browser,
  other: svg`<rect x="5" y="5" width="14" height="14" rx="2"/><path d="M12 9v6"/>`,
} as const;

/** The sign of a kind of device. */
export function icon(name: keyof typeof shapes): SVGTemplateResult {
  return sign(shapes[name]);
}
