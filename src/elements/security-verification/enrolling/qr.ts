/** The picture that an authenticator app takes a secret from; loaded when one is shown. */
import {html, svg, type TemplateResult} from 'lit';
import {correction, generate} from 'lean-qr/nano';

// Four modules on each side (ISO/IEC 18004, 9.1); white, whatever the page's colours are: a camera looks for dark on light.
const quiet = 4;

/** Draws the text as a QR code; `label` is the picture's name. Absent where the text is longer than a code can hold (2,331 bytes). */
export function renderQr(text: string, label: string): TemplateResult | undefined {
  const bitmap = bitmapOf(text);
  if (!bitmap) return undefined;
  const {size, get} = bitmap;
  const side = size + 2 * quiet;
  let dark = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (get(x, y)) dark += `M${x + quiet} ${y + quiet}h1v1h-1z`;
  return html`<svg
    class="qr"
    viewBox="0 0 ${side} ${side}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    ${svg`<rect width=${side} height=${side} fill="#fff"/><path fill="#000" d=${dark}/>`}
  </svg>`;
}

function bitmapOf(text: string) {
  try {
    const bitmap = generate(text, {minCorrectionLevel: correction.M});
    return {size: bitmap.size, get: (x: number, y: number) => bitmap.get(x, y)};
  } catch {
    return undefined;
  }
}
