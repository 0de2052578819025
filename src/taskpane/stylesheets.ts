// Every style comes with the page, so that a panel that is loaded later waits for no stylesheet of its own. Where two rules are
// equally specific the later one wins: what all rooms share comes before what one room adds.
import "./theme/theme.css";
import "./pane.css";
import "./kit/kit.css";
import "./kit/lists.css";
import "./statuses/summary.css";
import "./statuses/list.css";
import "./statuses/reason.css";
import "./preview/preview.css";
import "./rules/rules.css";
import "./columns/columns.css";
import "./checks/checks.css";
import "./report/report.css";
