-- Why: an identity is kept no longer than the förbund has decided after closure; what was removed can be told without saying who it was.
create table retention_rule (
    forbund_id text not null,
    rule_no bigint generated always as identity,
    -- Null: identities are kept.
    months integer,
    reason text not null,
    put_at timestamptz not null default now(),
    put_by text not null,
    ended_at timestamptz,
    ended_by text,
    constraint retention_rule_pk primary key (forbund_id, rule_no),
    constraint retention_rule_months check (months between 1 and 600)
);

-- One rule stands at a time.
create unique index retention_rule_standing on retention_rule (forbund_id) where ended_at is null;

create table retention_run (
    forbund_id text not null,
    run_no bigint generated always as identity,
    months integer not null,
    closed_on date not null,
    begun_at timestamptz not null default now(),
    begun_by text not null,
    identity_count integer not null default 0,
    ended_at timestamptz,
    constraint retention_run_pk primary key (forbund_id, run_no)
);

create table retention_removal (
    forbund_id text not null,
    removal_no bigint generated always as identity,
    run_no bigint not null,
    controller text not null,
    person_id uuid not null,
    removed_at timestamptz not null default now(),
    constraint retention_removal_pk primary key (forbund_id, removal_no),
    constraint retention_removal_run_fk foreign key (forbund_id, run_no) references retention_run
);

create index retention_removal_run_ix on retention_removal (forbund_id, run_no, removal_no);

create trigger retention_removal_append_only before update or delete or truncate on retention_removal
    for each statement execute function refuse_change();
