import {css} from 'lit';

export const styles = css`
  .skeleton {
    margin-block: 1.5em;
  }
`;
