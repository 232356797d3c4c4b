-- Why: a write that is sent again, because its answer was lost, must give the first answer and change nothing more.
create table request_log (
    forbund_id text not null,
    request_id text not null,
    method text not null,
    request_hash bytea not null,
    response bytea,
    answered_at timestamptz not null default now(),
    constraint request_log_pk primary key (forbund_id, request_id)
);
