-- Why: a table that was computed says how far the förbund's data had come, so that a report knows when its sources have moved since.
create table journal_position (
    forbund_id text not null,
    position bigint not null,
    constraint journal_position_pk primary key (forbund_id)
);
