/** The message from the notice's page that its text is shown. In its own file, because the page must not load the command's code. */
export const NOTICE_SHOWN = "shown";
