import {css} from 'lit';

/** How a text field looks; the form has more of them. */
export const tasksStyles = css`
  .said,
  .buttons + .error {
    margin-block-start: 0.5em;
    font-size: 0.9375em;
  }
  .said {
    color: var(--_muted);
  }
  textarea {
    display: block;
    font: inherit;
    font-size: 0.9375em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    padding: 0.5em 0.75em;
    margin-block-start: 0.5em;
    inline-size: 100%;
  }
`;
