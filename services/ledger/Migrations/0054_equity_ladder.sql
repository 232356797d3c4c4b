-- Why: how much equity is recommended is decided outside the förbund and changes: steps are kept with their date and source, never in code.

create table equity_ladder (
    forbund_id text not null,
    ladder_no bigint not null,
    effective_from date not null,
    source text not null,
    is_marginal boolean not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    recorded_by text not null,
    ended_by text,
    constraint equity_ladder_pk primary key (forbund_id, ladder_no),
    constraint equity_ladder_end_has_a_name check ((valid_to = 'infinity') = (ended_by is null))
);
comment on table equity_ladder is 'Read as register_entry: it stands from valid_from up to, not including, valid_to.';
comment on column equity_ladder.effective_from is 'It holds from this day until that of the next ladder.';
comment on column equity_ladder.source is 'Where the steps are taken from, with its date.';
comment on column equity_ladder.is_marginal is 'True when each step''s share is of its own part of the contributions; false when it is of all of them.';

create unique index equity_ladder_stands_once on equity_ladder (forbund_id, effective_from) where valid_to = 'infinity';

create table equity_ladder_step (
    forbund_id text not null,
    ladder_no bigint not null,
    from_ore bigint not null,
    share numeric not null,
    constraint equity_ladder_step_pk primary key (forbund_id, ladder_no, from_ore),
    constraint equity_ladder_step_ladder_fk foreign key (forbund_id, ladder_no) references equity_ladder (forbund_id, ladder_no),
    constraint equity_ladder_step_is_a_share check (from_ore >= 0 and share between 0 and 1)
);

create trigger equity_ladder_is_kept before delete or truncate
    or update of forbund_id, ladder_no, effective_from, source, is_marginal, valid_from, recorded_by on equity_ladder
    for each statement execute function refuse_overwriting();
create trigger equity_ladder_ends_once before update of valid_to, ended_by on equity_ladder
    for each row when (old.valid_to <> 'infinity') execute function refuse_overwriting();
create trigger equity_ladder_step_is_kept before update or delete or truncate on equity_ladder_step
    for each statement execute function refuse_overwriting();
