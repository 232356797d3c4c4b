-- Why: a report may be of one insats alone, and a composed version goes from draft to ready, approved by the board and published. What was
-- approved stays as it is, sealed in a chain, and so do its renderings, whatever a later program would make of it.

alter table composition_source drop constraint composition_source_composition_fk, drop constraint composition_source_pk;
alter table composition drop constraint composition_report_fk, drop constraint composition_pk;
alter table report drop constraint report_pk;

-- Empty: the report of the förbund.
alter table report add column insats text not null default '';
alter table composition add column insats text not null default '';
alter table composition_source add column insats text not null default '';

alter table report add constraint report_pk primary key (forbund_id, period_from, period_to, insats);
alter table composition
    add constraint composition_pk primary key (forbund_id, period_from, period_to, insats, version),
    add constraint composition_report_fk foreign key (forbund_id, period_from, period_to, insats) references report;
alter table composition_source
    add constraint composition_source_pk primary key (forbund_id, period_from, period_to, insats, version, source),
    add constraint composition_source_composition_fk
        foreign key (forbund_id, period_from, period_to, insats, version) references composition;

-- What a version went through: its last step says where it stands, and one without any is a draft.
create table version_step (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    insats text not null,
    version integer not null,
    step integer not null,
    state text not null,
    taken_at timestamptz not null,
    taken_by text not null,
    decided_on date,
    decision text,
    reason text,
    constraint version_step_pk primary key (forbund_id, period_from, period_to, insats, version, step),
    constraint version_step_composition_fk
        foreign key (forbund_id, period_from, period_to, insats, version) references composition,
    constraint version_step_state_ck check (state in ('draft', 'ready', 'approved', 'published')),
    constraint version_step_decision_ck check (
        (state = 'approved') = (decided_on is not null) and (state = 'approved') = (decision is not null))
);

create function refuse_version_change() returns trigger language plpgsql as $$
begin
    raise exception '% % is immutable', tg_table_name, old.forbund_id using errcode = 'restrict_violation';
end
$$;

create trigger version_step_immutable before update or delete on version_step
    for each row execute function refuse_version_change();

create function check_version_step() returns trigger language plpgsql as $$
declare
    last_step integer := 0;
    last_state text := 'draft';
begin
    select s.step, s.state into last_step, last_state
    from version_step s
    where s.forbund_id = new.forbund_id and s.period_from = new.period_from and s.period_to = new.period_to
        and s.insats = new.insats and s.version = new.version
    order by s.step desc
    limit 1;
    if new.step <> coalesce(last_step, 0) + 1
        or (coalesce(last_state, 'draft'), new.state) not in (
            ('draft', 'ready'), ('ready', 'draft'), ('ready', 'approved'), ('approved', 'published'))
    then
        raise exception 'version % cannot go from % to %', new.version, coalesce(last_state, 'draft'), new.state
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger version_step_follows before insert on version_step
    for each row execute function check_version_step();

-- A chain over all that a förbund's boards have approved: each seal covers the one before it.
create table version_seal (
    forbund_id text not null,
    chain_no bigint not null,
    period_from date not null,
    period_to date not null,
    insats text not null,
    version integer not null,
    html_hash bytea not null,
    json_hash bytea not null,
    seal bytea not null,
    constraint version_seal_pk primary key (forbund_id, chain_no),
    constraint version_seal_version_uq unique (forbund_id, period_from, period_to, insats, version),
    constraint version_seal_composition_fk
        foreign key (forbund_id, period_from, period_to, insats, version) references composition
);

create trigger version_seal_immutable before update or delete on version_seal
    for each row execute function refuse_version_change();

-- Renderings of approved versions, as they were first given.
create table kept_rendering (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    insats text not null,
    version integer not null,
    format text not null,
    media_type text not null,
    content bytea not null,
    content_hash bytea not null,
    constraint kept_rendering_pk primary key (forbund_id, period_from, period_to, insats, version, format),
    constraint kept_rendering_composition_fk
        foreign key (forbund_id, period_from, period_to, insats, version) references composition
);

create trigger kept_rendering_immutable before update or delete on kept_rendering
    for each row execute function refuse_version_change();
