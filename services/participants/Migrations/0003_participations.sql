-- Participations (inskrivning and, once ended, avslut) without identity, and what they were before each change.
create table participation (
    forbund_id text not null,
    participation text not null,
    insats text not null,
    registration text not null,
    gender text not null,
    birth_year integer,
    municipality text,
    education text,
    public_support_years numeric,
    support_before text[] not null default '{}',
    referrer text,
    enrolled_on date not null,
    closed_on date,
    closure_reason text,
    closure_outcome text,
    support_after text[] not null default '{}',
    goal_met boolean,
    plan_at_closure boolean,
    followup_12m text,
    -- A random id; who it is, only the schema identity knows.
    person_id uuid,
    version integer not null default 1,
    registered_at timestamptz not null default now(),
    registered_by text not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    constraint participation_pk primary key (forbund_id, participation),
    constraint participation_insats_fk foreign key (forbund_id, insats) references insats,
    constraint participation_closed_after_enrolled check (closed_on >= enrolled_on),
    constraint participation_reason_when_closed check (closure_reason is null or closed_on is not null),
    constraint participation_person_when_named check (person_id is null or registration = 'named')
);

-- Every table of a report narrows to a förbund's insatser and counts those enrolled by the period's end.
create index participation_insats_ix on participation (forbund_id, insats, enrolled_on);

create table participation_version (
    forbund_id text not null,
    participation text not null,
    version integer not null,
    replaced_at timestamptz not null default now(),
    replaced_by text not null,
    request_id text not null,
    -- The row as it was, without person_id: an identity that is stripped must not live on in the history.
    before jsonb not null,
    constraint participation_version_pk primary key (forbund_id, participation, version)
);
