-- Of whom it was noted before since when that is so, it is taken from now: nothing is taken from anybody for what nobody said.
update "operator" set "sight_lost_at" = case when "sees_restricted" then null else now() end where "sees_restricted" is not null;
