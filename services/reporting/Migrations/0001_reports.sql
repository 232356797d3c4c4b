-- Reports: their definitions, composed versions of them, and the changes in other services that may have overtaken a version.

create table report (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    kind text not null,
    title text not null,
    -- The definition as canonical JSON text, not jsonb: its bytes are compared and hashed.
    definition text not null,
    definition_hash bytea not null,
    put_at timestamptz not null default now(),
    constraint report_pk primary key (forbund_id, period_from, period_to),
    constraint report_period_ck check (period_from <= period_to)
);

create table composition (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    version integer not null,
    title text not null,
    composed_at timestamptz not null,
    document bytea not null,
    document_hash bytea not null,
    definition_hash bytea not null,
    table_count integer not null,
    figure_count integer not null,
    highlights jsonb not null,
    -- The days that its figures look at: the earliest and latest of the report, its comparison and its tables.
    watch_from date not null,
    watch_to date not null,
    constraint composition_pk primary key (forbund_id, period_from, period_to, version),
    constraint composition_report_fk foreign key (forbund_id, period_from, period_to) references report,
    constraint composition_version_ck check (version >= 1)
);

create table composition_source (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    version integer not null,
    source text not null,
    position bigint not null,
    computed_at timestamptz not null,
    constraint composition_source_pk primary key (forbund_id, period_from, period_to, version, source),
    constraint composition_source_composition_fk
        foreign key (forbund_id, period_from, period_to, version) references composition
);

-- What the other services have told of. Kept apart from the versions, so that an event which arrives while a report is being composed
-- marks the version that is stored after it.
create table source_change (
    forbund_id text not null,
    source text not null,
    position bigint not null,
    event_id uuid not null,
    -- What it touches: 'books' every balance from its first day on, 'participations' a span of days, 'register' one reporting period.
    kind text not null,
    changed_from date not null,
    changed_to date,
    occurred_at timestamptz not null,
    -- By position: a version asks for the changes after the one that it was composed at.
    constraint source_change_pk primary key (forbund_id, source, position, event_id),
    constraint source_change_kind_ck check (kind in ('books', 'participations', 'register'))
);

-- A stored version is what was decided and signed: it is never changed.
create function refuse_composition_change() returns trigger language plpgsql as $$
begin
    raise exception 'composition % % is immutable', old.forbund_id, old.version using errcode = 'restrict_violation';
end
$$;

create trigger composition_immutable before update or delete on composition
    for each row execute function refuse_composition_change();

create trigger composition_source_immutable before update or delete on composition_source
    for each row execute function refuse_composition_change();
