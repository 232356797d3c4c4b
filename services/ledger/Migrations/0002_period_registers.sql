-- Why: members, contributions, grants and budgets are decided for a reporting period; loading another period leaves them as they were.

create table period_register (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    kind text not null,
    content_sha256 bytea not null,
    put_at timestamptz not null default now(),
    constraint period_register_pk primary key (forbund_id, period_from, period_to, kind),
    constraint period_register_kind_is_known check (kind in ('members', 'budget')),
    constraint period_register_is_a_span check (period_from <= period_to)
);
comment on table period_register is 'What has been put for a period: a put with the same content changes nothing.';

create table member (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    member_no integer not null,
    id text not null,
    name text not null,
    kind text not null,
    share numeric not null,
    constraint member_pk primary key (forbund_id, period_from, period_to, member_no),
    constraint member_id_is_unique unique (forbund_id, period_from, period_to, id)
);

create table contribution (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    member_no integer not null,
    row_no integer not null,
    year integer not null,
    amount_ore bigint not null,
    constraint contribution_pk primary key (forbund_id, period_from, period_to, member_no, row_no),
    constraint contribution_member_fk foreign key (forbund_id, period_from, period_to, member_no)
        references member (forbund_id, period_from, period_to, member_no) on delete cascade
);

create table insats_grant (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    row_no integer not null,
    insats text not null,
    project text not null,
    year integer not null,
    amount_ore bigint not null,
    decided_on date,
    constraint insats_grant_pk primary key (forbund_id, period_from, period_to, row_no)
);

create table budget_row (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    row_no integer not null,
    version text not null,
    decided_on date not null,
    project text not null,
    account text not null,
    from_day date not null,
    to_day date not null,
    amount_ore bigint not null,
    constraint budget_row_pk primary key (forbund_id, period_from, period_to, row_no),
    constraint budget_row_version_is_known check (version in ('original', 'revised', 'forecast', 'period')),
    constraint budget_row_is_a_span check (from_day <= to_day)
);
