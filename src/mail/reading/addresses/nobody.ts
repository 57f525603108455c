/** Addresses of which nobody reads what is sent to them, or behind which a monitor sits. */
export const nobody =
  /^(([^@]*[._-])?(no[-_.]?reply|do[-_.]?not[-_.]?reply)|not?[-_.]?rispondere|non[-_.]?rispondere|nepasrepondre|keine?[-_.]?antwort|nobody|auto-?confirm|nagios|icinga|zabbix|prtg|grafana|alertmanager|cron|notifications?|alerts?|monitoring|mailer)([+._-][^@]*)?@/i;
