-- Why: a finished period takes no more postings (LKBR 3 kap.; BFNAR 2013:2 2.18), and who locked or opened what, and why, stays known.

create table period_lock (
    forbund_id text not null,
    locked datemultirange not null,
    constraint period_lock_pk primary key (forbund_id)
);
comment on column period_lock.locked is 'Every day that takes no postings. Read and changed by holders of the chain''s lock only.';

-- Behandlingshistorik: what was done to the registers that the books rest on.
create table change_log (
    forbund_id text not null,
    change_no bigint not null,
    changed_at timestamptz not null default clock_timestamp(),
    changed_by text not null,
    kind text not null,
    subject text not null,
    before text not null,
    after text not null,
    reason text not null,
    constraint change_log_pk primary key (forbund_id, change_no)
);
comment on column change_log.changed_by is 'The token''s subject: a pseudonymous id.';

create trigger change_log_append_only before update or delete or truncate on change_log
    for each statement execute function refuse_change();

alter table fiscal_year add column closed_at timestamptz;
comment on column fiscal_year.closed_at is 'When the year was closed; null while it is open.';
