-- Why: activities are counted where they happen, occasion by occasion, instead of as numbers that somebody adds up for a report.
create table registered_activity (
    forbund_id text not null,
    activity text not null,
    -- Null: of the whole förbund.
    insats text,
    title text not null,
    withdrawn boolean not null default false,
    version integer not null default 1,
    registered_at timestamptz not null default now(),
    registered_by text not null,
    constraint registered_activity_pk primary key (forbund_id, activity),
    constraint registered_activity_insats_fk foreign key (forbund_id, insats) references insats
);

-- Its row in a table of a report, and how an activity of a period's register is known to be this one.
create unique index registered_activity_title_key on registered_activity (forbund_id, coalesce(insats, ''), title) where not withdrawn;

create table activity_occasion (
    forbund_id text not null,
    activity text not null,
    occasion_no integer not null,
    held_on date not null,
    -- Counted by gender, or by participation, or not known at all.
    women integer,
    men integer,
    others integer,
    unknown_gender integer,
    participations text[],
    from_neighbours integer,
    withdrawn boolean not null default false,
    version integer not null default 1,
    registered_at timestamptz not null default now(),
    registered_by text not null,
    constraint activity_occasion_pk primary key (forbund_id, activity, occasion_no),
    constraint activity_occasion_activity_fk foreign key (forbund_id, activity) references registered_activity,
    constraint activity_occasion_known_one_way check (participations is null or women is null),
    constraint activity_occasion_genders_together check (num_nulls(women, men, others, unknown_gender) in (0, 4)),
    constraint activity_occasion_not_negative check (least(women, men, others, unknown_gender, from_neighbours) >= 0)
);

create table activity_change (
    forbund_id text not null,
    change_no bigint generated always as identity,
    activity text not null,
    -- Null: the activity itself was changed.
    occasion_no integer,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    request_id text not null,
    reason text not null,
    -- The row as it was.
    before jsonb not null,
    constraint activity_change_pk primary key (forbund_id, activity, change_no)
);

create trigger activity_change_append_only before update or delete or truncate on activity_change
    for each statement execute function refuse_change();

-- What each standing occasion counts. Participations that were registered by mistake (closure reason 8) are counted nowhere.
create view occasion_count as
select a.forbund_id, a.activity, a.insats, a.title, o.occasion_no, o.held_on, o.from_neighbours, o.participations is not null as by_participation,
    coalesce(o.women, p.women)::integer as women,
    coalesce(o.men, p.men)::integer as men,
    coalesce(o.others, p.others)::integer as others,
    coalesce(o.unknown_gender, p.unknown_gender)::integer as unknown_gender
from registered_activity a
join activity_occasion o on o.forbund_id = a.forbund_id and o.activity = a.activity
left join lateral (
    select count(*) filter (where q.gender = 'woman') as women,
        count(*) filter (where q.gender = 'man') as men,
        count(*) filter (where q.gender = 'other') as others,
        count(*) filter (where q.gender not in ('woman', 'man', 'other')) as unknown_gender
    from participation q
    where q.forbund_id = o.forbund_id and q.participation = any (o.participations) and q.closure_reason is distinct from '8'
) p on o.participations is not null
where not a.withdrawn and not o.withdrawn;

-- Where a period's register has other numbers for an activity than its occasions give, which tables take.
create view activity_difference as
select r.forbund_id, r.period_from, r.period_to, r.position, a.activity, a.title,
    r.occasions is distinct from c.occasions and r.occasions is not null as occasions_differ,
    (r.attendees is distinct from c.attendees and r.attendees is not null)
        or (r.attendees_all is distinct from c.attendees_all and r.attendees_all is not null) as attendees_differ,
    r.occasions as register_occasions, c.occasions
from activity r
join registered_activity a on a.forbund_id = r.forbund_id and a.insats is not distinct from r.insats and a.title = r.title and not a.withdrawn
cross join lateral (
    select count(*)::integer as occasions,
        sum(o.women + o.men + o.others + o.unknown_gender)::integer as attendees,
        (sum(o.women + o.men + o.others + o.unknown_gender) + sum(o.from_neighbours))::integer as attendees_all
    from occasion_count o
    where o.forbund_id = a.forbund_id and o.activity = a.activity
        and o.held_on between coalesce(r.starts_on, r.period_from) and coalesce(r.ends_on, r.period_to)
) c
where c.occasions > 0;
