import {css} from 'lit';

export const compactStyles = css`
  a.compact:hover {
    background: var(--_hover);
  }
  .compact .avatar {
    font-size: 0.875em;
    inline-size: 2.572em;
    block-size: 2.572em;
  }
  .compact .who {
    display: grid;
    min-inline-size: 0;
    font-size: 0.9375em;
    line-height: 1.25;
  }
  .compact bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .compact .role {
    font-size: 0.867em;
    line-height: 1.2;
  }
  .compact .tag {
    justify-self: start;
  }
  .compact .who .skeleton {
    inline-size: 7em;
    margin-block: 0.125em;
  }
  .compact .who .skeleton + .skeleton {
    inline-size: 4em;
    block-size: 0.75em;
  }
`;
