// All styles come with the page, so that a panel loaded later does not wait for a stylesheet. Shared styles come first: of two
// equally specific rules the later one wins.
import "./theme/theme.css";
import "./pane.css";
import "./kit/kit.css";
import "./kit/lists.css";
import "./periods/periods.css";
import "./answers/answers.css";
import "./statuses/summary.css";
import "./statuses/list.css";
import "./statuses/reason.css";
import "./preview/preview.css";
import "./rules/rules.css";
import "./columns/columns.css";
import "./checks/checks.css";
import "./report/report.css";
