-- Why: an event must leave exactly when its change is committed, and a message that arrives twice must act once.
create table outbox (
    forbund_id text not null,
    event_id uuid not null,
    type text not null,
    payload jsonb not null,
    trace_parent text,
    occurred_at timestamptz not null,
    next_attempt_at timestamptz not null default now(),
    constraint outbox_pk primary key (forbund_id, event_id)
);

-- The relay takes the oldest first.
create index outbox_occurred_at on outbox (occurred_at);

create table inbox (
    forbund_id text not null,
    event_id uuid not null,
    handler text not null,
    received_at timestamptz not null default now(),
    constraint inbox_pk primary key (forbund_id, event_id, handler)
);
