-- Why: projects have an owner, a period, a funding decision and an end, which postings are held against; how an object stood before, until
-- when, and who changed it stays known (behandlingshistorik).

alter table dimension_object
    add column owner text not null default '',
    add column object_group text not null default '',
    add column period_from date,
    add column period_to date,
    add column outside_period text not null default 'warn',
    add column decision_reference text not null default '',
    add column decided_on date,
    add column decided_amount_ore bigint,
    add column closed_from date,
    add column version integer not null default 1,
    add column changed_at timestamptz not null default clock_timestamp(),
    add column changed_by text not null default '',
    add constraint dimension_object_period_is_a_span check (period_from <= period_to),
    add constraint dimension_object_outside_period_is_known check (outside_period in ('warn', 'refuse'));
comment on column dimension_object.owner is 'Who answers for it: an organisation or a post, never a person''s name.';
comment on column dimension_object.outside_period is 'What becomes of a posting outside the period.';
comment on column dimension_object.closed_from is 'First day that takes no postings on it; null while it is open.';
comment on column dimension_object.version is 'How many times it has been written, from 1.';
comment on column dimension_object.changed_by is 'The token''s subject: a pseudonymous id; empty for what was there before the register kept it.';

create table dimension_object_version (
    forbund_id text not null,
    dimension integer not null,
    code text not null,
    version integer not null,
    name text not null,
    owner text not null,
    object_group text not null,
    period_from date,
    period_to date,
    outside_period text not null,
    decision_reference text not null,
    decided_on date,
    decided_amount_ore bigint,
    closed_from date,
    changed_at timestamptz not null,
    changed_by text not null,
    ended_at timestamptz not null,
    ended_by text not null,
    constraint dimension_object_version_pk primary key (forbund_id, dimension, code, version),
    constraint dimension_object_version_object_fk foreign key (forbund_id, dimension, code)
        references dimension_object (forbund_id, dimension, code)
);
comment on table dimension_object_version is 'Objects as they stood before they were changed. The one that holds is in dimension_object.';

create trigger dimension_object_version_append_only before update or delete or truncate on dimension_object_version
    for each statement execute function refuse_change();

create trigger dimension_object_is_kept before delete or truncate or update of forbund_id, dimension, code on dimension_object
    for each statement execute function refuse_removal();

create function keep_dimension_object_version() returns trigger language plpgsql as $$
begin
    if (new.name, new.owner, new.object_group, new.period_from, new.period_to, new.outside_period, new.decision_reference, new.decided_on,
        new.decided_amount_ore, new.closed_from) is not distinct from (old.name, old.owner, old.object_group, old.period_from, old.period_to,
        old.outside_period, old.decision_reference, old.decided_on, old.decided_amount_ore, old.closed_from) then
        new.version := old.version;
        new.changed_at := old.changed_at;
        new.changed_by := old.changed_by;
        return new;
    end if;
    new.version := old.version + 1;
    new.changed_at := clock_timestamp();
    insert into dimension_object_version (forbund_id, dimension, code, version, name, owner, object_group, period_from, period_to,
        outside_period, decision_reference, decided_on, decided_amount_ore, closed_from, changed_at, changed_by, ended_at, ended_by)
    values (old.forbund_id, old.dimension, old.code, old.version, old.name, old.owner, old.object_group, old.period_from, old.period_to,
        old.outside_period, old.decision_reference, old.decided_on, old.decided_amount_ore, old.closed_from, old.changed_at, old.changed_by,
        new.changed_at, new.changed_by);
    return new;
end $$;

create trigger dimension_object_versions before update on dimension_object for each row execute function keep_dimension_object_version();
