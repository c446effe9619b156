import {css} from 'lit';

/** The tokens of all elements: four that carry a brand, and what is derived from them; and the looks that all share. */
export const tokens = css`
  :host {
    display: block;
    /* Brand: --account-accent, --account-radius, --account-density, --account-font. */
    --_accent: var(--account-accent, light-dark(#1f5fd0, #8db4ff));
    --_radius: var(--account-radius, 0.5em);
    --_control-radius: calc(var(--_radius) * 0.75);
    --_density: var(--account-density, 1);
    --_surface: var(--account-surface, light-dark(#fff, #1b1d22));
    --_text: var(--account-text, light-dark(#1c1e23, #eceef2));
    --_muted: var(--account-muted, light-dark(#585d68, #a7adb9));
    --_line: var(--account-line, light-dark(#e1e4e9, #32363f));
    --_control: light-dark(#7a808d, #858c9a);
    --_hover: light-dark(#f3f5f8, #24272e);
    --_danger: var(--account-danger, light-dark(#b3261e, #ffa59d));
    --_ok: light-dark(#17693f, #7fd3a2);
    --_ok-soft: light-dark(#e7f4ec, #17301f);
    --_warn: light-dark(#7a4d00, #f0c069);
    --_warn-soft: light-dark(#fdf3e0, #332813);
    --_accent-soft: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    --_on-accent: light-dark(#fff, #0d1f45);
    --_link: var(--_accent);
  }
  /* A host's own accent may be too pale or too dark: what is written in it or on it is derived from its lightness. */
  @supports (color: oklch(from red l c h)) {
    :host {
      --_link: light-dark(
        oklch(from var(--_accent) min(l, 0.52) c h),
        oklch(from var(--_accent) max(l, 0.76) c h)
      );
      --_on-accent: oklch(from var(--_accent) clamp(0.16, (0.66 - l) * 1000, 1) 0.01 h);
    }
  }
  :host([hidden]) {
    display: none;
  }
  /* A card is a container, which has no width of its own. Words that nobody sees have one: where the page gives no width (a float, a
     centred grid, a table, a dialog), the element is as wide as a text would be, and may be as narrow. */
  :host::before {
    content: '. . . . . . . . . . . .' / '';
    display: block;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    word-spacing: 4em;
    white-space: normal;
  }
  :host([compact])::before {
    content: none;
  }
  * {
    box-sizing: border-box;
  }
  /* Inherited properties cross into a shadow root, a page's !important too: they end here. */
  .frame,
  dialog {
    font-family: var(--account-font, inherit);
    font-style: normal;
    font-weight: 400;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    visibility: visible;
    cursor: auto;
    pointer-events: auto;
    color: var(--_text);
    overflow-wrap: anywhere;
    word-break: normal;
    line-break: auto;
    hyphens: manual;
    font-variant: normal;
    font-stretch: normal;
    font-feature-settings: normal;
    text-align-last: auto;
    text-wrap: wrap;
    text-emphasis: none;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-stroke: 0;
    -webkit-user-select: text;
    user-select: text;
  }
  .frame {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: calc(1.25em * var(--_density));
    container-type: inline-size;
    contain-intrinsic-inline-size: min(18em, 100vi - 2em);
  }
  #heading {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
    letter-spacing: -0.005em;
    margin: 0;
  }
  #heading:focus {
    outline: none;
  }
  p {
    margin: 0;
  }
  .lead,
  .small {
    color: var(--_muted);
    font-size: 0.9375em;
    max-inline-size: 60ch;
  }
  .lead {
    margin-block-start: 0.25em;
  }
  .state {
    margin-block-start: 0.75em;
    display: grid;
    gap: 0.75em;
    justify-items: start;
  }
  a {
    color: var(--_link);
    text-underline-offset: 0.15em;
  }
  button,
  .button {
    font: inherit;
    font-weight: 600;
    font-size: 0.9375em;
    line-height: 1.25em;
    min-block-size: 2.667em;
    padding: 0.5em 1em;
    border-radius: var(--_control-radius);
    border: 1px solid var(--_control);
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    text-decoration: none;
  }
  button:hover {
    background: var(--_hover);
  }
  button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  button.plain {
    border-color: transparent;
    background: none;
    color: var(--_link);
    padding-inline: 0.5em;
  }
  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625em;
    margin-block-start: 1.25em;
  }
  .tag {
    display: inline-block;
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.54;
    padding: 0 0.6em;
    border-radius: 1em;
    background: var(--_hover);
    color: var(--_muted);
  }
  .tag.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .tag.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }
  .error {
    color: var(--_danger);
    font-size: 0.9375em;
  }
  .skeleton {
    display: block;
    border-radius: 0.25em;
    background: var(--_line);
    block-size: 0.875em;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  }
  @media print {
    button {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .tag {
      border: 1px solid;
    }
    .skeleton {
      background: GrayText;
    }
  }
`;
