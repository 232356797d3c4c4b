-- Why: a participant is followed up 6 and 12 months after the avslut, and asked the förbund's own questions at the start and at closure too.
-- What tables count a year later stays in participation.followup_12m, wherever it was registered.

create table measure_point (
    forbund_id text not null,
    participation text not null,
    kind text not null,
    measured_on date not null,
    -- Of follow-ups only: those of start and closure are the participation's own.
    occupations text[] not null default '{}',
    support text[] not null default '{}',
    not_reached boolean not null default false,
    -- {"question": {"value": "…", "version": 1}}: what was answered, and to which version of the question.
    answers jsonb not null default '{}',
    version integer not null default 1,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    constraint measure_point_pk primary key (forbund_id, participation, kind),
    constraint measure_point_participation_fk foreign key (forbund_id, participation) references participation,
    constraint measure_point_kind check (kind in ('start', 'closure', 'followup_6m', 'followup_12m'))
);

create table measure_point_version (
    forbund_id text not null,
    participation text not null,
    kind text not null,
    version integer not null,
    replaced_at timestamptz not null default now(),
    replaced_by text not null,
    request_id text not null,
    reason text not null,
    -- The row as it was.
    before jsonb not null,
    constraint measure_point_version_pk primary key (forbund_id, participation, kind, version)
);

create trigger measure_point_version_append_only before update or delete or truncate on measure_point_version
    for each statement execute function refuse_change();

-- Who is followed up, and when. Whoever is not named cannot be reached; reason 6 has withdrawn the consent, 7 is without measurement, and 8
-- was never there. What was measured before a participation was opened again is not of the avslut that came later.
create view follow_up as
select p.forbund_id, p.participation, p.insats, k.kind, (p.closed_on + k.after)::date as due_on,
    coalesce(m.measured_on >= p.closed_on, false) or (k.kind = 'followup_12m' and p.followup_12m is not null) as is_measured
from participation p
cross join (values ('followup_6m', interval '6 months'), ('followup_12m', interval '12 months')) as k (kind, after)
left join measure_point m on m.forbund_id = p.forbund_id and m.participation = p.participation and m.kind = k.kind
where p.closed_on is not null and p.registration = 'named' and coalesce(p.closure_reason, '') not in ('6', '7', '8');

-- "Who was closed so long ago?"
create index participation_closed_ix on participation (forbund_id, closed_on) where closed_on is not null;

-- That a follow-up has been told of, once for each day that it fell due on. Told to all förbund's receivers together, as events are.
create table measure_reminder (
    forbund_id text not null,
    participation text not null,
    kind text not null,
    due_on date not null,
    event_id uuid not null,
    reminded_at timestamptz,
    constraint measure_reminder_pk primary key (forbund_id, participation, kind, due_on),
    constraint measure_reminder_event_key unique (forbund_id, event_id)
);
