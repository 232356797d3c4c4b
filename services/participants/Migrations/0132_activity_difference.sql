-- Why: how many attended an activity may be a small count. Told only where a register's number differs, anybody who may register a period could
-- guess until nothing was told; that a register gives a number at all is told whatever it is. The column that told of a difference stays for
-- instances that have not been upgraded yet, and tells nothing.
create or replace view activity_difference as
select r.forbund_id, r.period_from, r.period_to, r.position, a.activity, a.title,
    r.occasions is distinct from c.occasions and r.occasions is not null as occasions_differ,
    false as attendees_differ,
    r.occasions as register_occasions, c.occasions,
    r.attendees is not null or r.attendees_all is not null as attendees_given
from activity r
join registered_activity a on a.forbund_id = r.forbund_id and a.insats is not distinct from r.insats and a.title = r.title and not a.withdrawn
cross join lateral (
    select count(*)::integer as occasions
    from occasion_count o
    where o.forbund_id = a.forbund_id and o.activity = a.activity
        and o.held_on between coalesce(r.starts_on, r.period_from) and coalesce(r.ends_on, r.period_to)
) c
where c.occasions > 0;
