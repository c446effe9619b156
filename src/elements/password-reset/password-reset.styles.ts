import {css} from 'lit';

export const styles = css`
  .skeleton {
    block-size: 2.5em;
    margin-block-start: 2.5em;
    max-inline-size: 26em;
  }
`;
