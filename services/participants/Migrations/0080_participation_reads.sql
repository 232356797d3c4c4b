-- Who has read a participation, when and why: the förbund's revisor must say, and whose data it is may ask.
create table participation_read (
    forbund_id text not null,
    read_no bigint generated always as identity,
    participation text not null,
    read_at timestamptz not null default now(),
    read_by text not null,
    reason text not null,
    constraint participation_read_pk primary key (forbund_id, read_no)
);

-- "Who has read this one?"
create index participation_read_participation_ix on participation_read (forbund_id, participation, read_no);

create function refuse_change_of_reads() returns trigger language plpgsql as $$
begin
    raise exception 'participation_read is append-only' using errcode = 'restrict_violation';
end $$;

create trigger participation_read_append_only before update or delete or truncate on participation_read
    for each statement execute function refuse_change_of_reads();
