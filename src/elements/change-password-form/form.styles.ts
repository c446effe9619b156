import {css} from 'lit';

export const styles = css`
  dl {
    margin: 1em 0 0;
  }
  dt {
    font-weight: 600;
    font-size: 0.9375em;
  }
  dd {
    margin: 0.125em 0 0;
  }
  .caps {
    margin-block-start: 0.3125em;
    color: var(--_warn);
    font-size: 0.9375em;
  }
  .rules {
    list-style: none;
    margin: 0.5em 0 0;
    padding: 0;
    display: grid;
    gap: 0.125em;
    font-size: 0.9375em;
    color: var(--_muted);
  }
  .rules li {
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
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
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
