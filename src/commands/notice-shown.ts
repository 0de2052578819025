/** What the notice's page says to the page that opened it, once its words stand there. */
export const NOTICE_SHOWN = "shown";
