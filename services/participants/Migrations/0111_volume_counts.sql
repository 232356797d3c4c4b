-- Why: an open house counts its visitors by month and gender; a row for each of them would be made up.
create table volume_count (
    forbund_id text not null,
    insats text not null,
    period_from date not null,
    period_to date not null,
    women integer not null,
    men integer not null,
    others integer not null,
    unknown_gender integer not null,
    withdrawn boolean not null default false,
    version integer not null default 1,
    registered_at timestamptz not null default now(),
    registered_by text not null,
    constraint volume_count_pk primary key (forbund_id, insats, period_from, period_to),
    constraint volume_count_insats_fk foreign key (forbund_id, insats) references insats,
    constraint volume_count_span check (period_from <= period_to),
    constraint volume_count_not_negative check (least(women, men, others, unknown_gender) >= 0)
);

create table volume_count_change (
    forbund_id text not null,
    change_no bigint generated always as identity,
    insats text not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    request_id text not null,
    reason text not null,
    -- The row as it was.
    before jsonb not null,
    constraint volume_count_change_pk primary key (forbund_id, insats, change_no)
);

create trigger volume_count_change_append_only before update or delete or truncate on volume_count_change
    for each statement execute function refuse_change();

-- Counts that stand, with how many volume registrations of one head each are enrolled within their days: nobody is counted in both ways, so
-- where there are any, those count.
create view standing_volume_count as
select v.forbund_id, v.insats, v.period_from, v.period_to, v.women, v.men, v.others, v.unknown_gender,
    (
        select count(*)::integer from participation p
        where p.forbund_id = v.forbund_id and p.insats = v.insats and p.enrolled_on between v.period_from and v.period_to
            and p.registration = 'volume' and p.closure_reason is distinct from '8'
    ) as rows_counted_instead
from volume_count v
where not v.withdrawn;
