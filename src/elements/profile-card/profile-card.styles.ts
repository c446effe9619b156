import {css} from 'lit';

export const styles = css`
  :host([compact]) {
    display: inline-block;
    max-inline-size: 100%;
  }
  .person {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1.125em;
    align-items: center;
  }
  /* Where a word has no room beside the picture, it goes below. */
  .person > :last-child {
    flex: 1 1 7em;
    min-inline-size: 0;
  }
  .avatar {
    flex: none;
    inline-size: 4.5em;
    block-size: 4.5em;
    border-radius: 50%;
    overflow: hidden;
    display: grid;
    place-items: center;
    background: var(--_accent-soft);
    color: var(--_link);
    font-weight: 650;
    user-select: none;
  }
  .person .avatar {
    font-size: 1.5em;
    inline-size: 3em;
    block-size: 3em;
  }
  canvas {
    inline-size: 100%;
    block-size: 100%;
    display: block;
  }
  .person #heading {
    font-size: 1.375em;
    letter-spacing: -0.01em;
    line-height: 1.25;
  }
  .role {
    color: var(--_muted);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(8em, 11em) minmax(0, 1fr);
    gap: calc(0.5em * var(--_density)) 1.25em;
    margin: 1.125em 0 0;
  }
  dt {
    color: var(--_muted);
    font-size: 0.9375em;
    line-height: 1.6;
  }
  dd {
    margin: 0;
  }
  dd .state {
    margin: 0;
  }
  .note {
    margin-block-start: 1.125em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .note + .buttons {
    margin-block-start: 0.5em;
  }
  .buttons .plain:first-child,
  dd .plain {
    margin-inline-start: -0.5em;
  }
  .frame.compact {
    display: flex;
    gap: 0.625em;
    align-items: center;
    container-type: normal;
    max-inline-size: 100%;
    min-block-size: 2.75em;
    padding-block: 0.25em;
    padding-inline: 0.25em 0.75em;
    border: 0;
    border-radius: 2em;
    background: none;
    color: inherit;
    text-decoration: none;
  }
  .avatar.skeleton {
    background: var(--_line);
  }
  .person .skeleton:not(.avatar) {
    inline-size: 11em;
    margin-block: 0.5em;
  }
  .person .skeleton + .skeleton {
    inline-size: 8em;
  }
  .buttons .skeleton {
    inline-size: 12em;
    margin-block: 0.8125em;
  }
  .note .skeleton {
    max-inline-size: 30em;
    margin-block-start: 0.625em;
  }
  dl .skeleton {
    margin-block: 0.3125em;
    max-inline-size: 14em;
  }
  dl .skeleton + .skeleton {
    margin-block-start: 0.625em;
  }
  @container (max-width: 34em) {
    .person {
      align-items: start;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd {
      margin-block-end: 0.625em;
    }
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
    .frame.compact {
      border: 0;
    }
  }
`;
