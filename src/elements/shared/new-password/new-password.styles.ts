import {css} from 'lit';

/** How the fields of a password look, and the list under them. */
export const newPasswordStyles = css`
  .caps {
    margin-block-start: 0.3125em;
    color: var(--_warn);
    font-size: 0.9375em;
  }
  .rules {
    margin-block-start: 0.5em;
    display: grid;
    gap: 0.125em;
    font-size: 0.9375em;
    color: var(--_muted);
  }
  .rules > * {
    display: grid;
    grid-template-columns: 1em minmax(0, 1fr);
    gap: 0.625em;
    align-items: baseline;
  }
  .rules svg {
    inline-size: 1em;
    block-size: 1em;
    align-self: start;
    margin-block-start: 0.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .rules circle {
    stroke-width: 1.25;
  }
  .rules .met {
    color: var(--_ok);
  }
  .others {
    display: flex;
    gap: 0.5em;
    align-items: center;
    margin-block-start: 1.25em;
  }
  .others ::slotted(input) {
    inline-size: 1.125em !important;
    min-inline-size: 1.125em !important;
    min-block-size: 1.125em !important;
    block-size: 1.125em !important;
    padding: 0 !important;
    accent-color: var(--_accent) !important;
  }
  .others ::slotted(label) {
    font-weight: 400 !important;
  }
`;
