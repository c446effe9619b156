import './elements/account-provider/define.js';
import './elements/profile-card/define.js';
import './elements/device-list/define.js';
import './elements/org-list/define.js';
import './elements/change-password-form/define.js';
import './elements/password-reset/define.js';
import './elements/security-verification/define.js';
import './elements/account-page/define.js';
