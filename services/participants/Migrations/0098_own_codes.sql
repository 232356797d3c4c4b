-- Why: categories change over the years and differ between förbund. A förbund adds codes of its own to the lists that no rule and no table
-- depends on; each has days that it is valid on, and what it has been called stays known.

alter table code_list add column is_open boolean not null default false;
update code_list set is_open = true where list in ('consent_kind', 'education', 'legal_ground', 'occupation', 'referrer', 'support');
comment on column code_list.is_open is 'True where a förbund may have codes of its own.';

create table own_code (
    forbund_id text not null,
    list text not null,
    code text not null,
    valid_from date not null,
    valid_to date not null,
    position integer not null,
    label_sv text not null,
    version integer not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    constraint own_code_pk primary key (forbund_id, list, code, valid_from),
    constraint own_code_list_fk foreign key (list) references code_list (list),
    constraint own_code_span check (valid_from <= valid_to)
);

create table own_code_version (
    forbund_id text not null,
    version_no bigint generated always as identity,
    list text not null,
    code text not null,
    valid_from date not null,
    version integer not null,
    replaced_at timestamptz not null default now(),
    replaced_by text not null,
    request_id text not null,
    reason text not null,
    -- The row as it was.
    before jsonb not null,
    constraint own_code_version_pk primary key (forbund_id, list, code, valid_from, version)
);

create trigger own_code_version_append_only before update or delete or truncate on own_code_version
    for each statement execute function refuse_change();

-- Which codes of the open lists are registered, and on which day each was chosen: a code stays valid on the days that it is used on.
create view code_use as
select forbund_id, 'education' as list, education as code, enrolled_on as used_on from participation where education is not null
union all
select forbund_id, 'referrer', referrer, enrolled_on from participation where referrer is not null
union all
select forbund_id, 'consent_kind', consent_kind, enrolled_on from participation where consent_kind is not null
union all
select forbund_id, 'legal_ground', legal_ground, enrolled_on from participation where legal_ground is not null
union all
select forbund_id, 'support', unnest(support_before), enrolled_on from participation
union all
select forbund_id, 'support', unnest(support_after), closed_on from participation
union all
select forbund_id, 'support', unnest(support), measured_on from measure_point
union all
select forbund_id, 'occupation', split_part(unnest(occupation_before), ':', 1), enrolled_on from participation
union all
select forbund_id, 'occupation', split_part(unnest(occupation_after), ':', 1), closed_on from participation
union all
select forbund_id, 'occupation', split_part(unnest(occupations), ':', 1), measured_on from measure_point;
