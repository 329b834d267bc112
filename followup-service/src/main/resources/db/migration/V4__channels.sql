-- What waits for a channel that does not answer, which is little or nothing on most days.
create index follow_ups_waiting_for_channel on follow_ups (channel)
  where state = 'HELD' and reason in ('MAIL_SERVER_AWAY', 'CHANNEL_AWAY');
