import {css} from 'lit';

/** How a notice looks: what should be known beside the content, and what can be done about it. Adopted by what shows one. */
export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    justify-content: space-between;
    align-items: center;
    background: var(--_warn-soft);
    color: var(--_warn);
    border-radius: var(--_control-radius);
    padding: 0.4em 0.5em 0.4em 0.875em;
    font-size: 0.9375em;
    margin-block-start: 0.875em;
  }
  .notice button {
    border-color: transparent;
    background: none;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
