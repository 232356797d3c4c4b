-- Why: a förbund asks questions of its own at measure points; each has a period, and what it has been stays known. Reminders of several
-- förbund are received together.

create table extra_question (
    forbund_id text not null,
    question text not null,
    name text not null,
    kind text not null,
    -- [{"code": "…", "label": "…"}]
    choices jsonb not null,
    lowest numeric,
    highest numeric,
    measure_points text[] not null,
    -- None: all.
    insatser text[] not null,
    valid_from date not null,
    valid_to date,
    position integer not null,
    version integer not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    constraint extra_question_pk primary key (forbund_id, question),
    constraint extra_question_span check (valid_from <= valid_to),
    constraint extra_question_kind check (kind in ('choice', 'number', 'yes_no'))
);

create table extra_question_version (
    forbund_id text not null,
    question text not null,
    version integer not null,
    replaced_at timestamptz not null default now(),
    replaced_by text not null,
    request_id text not null,
    reason text not null,
    -- The row as it was.
    before jsonb not null,
    constraint extra_question_version_pk primary key (forbund_id, question, version)
);

create trigger extra_question_version_append_only before update or delete or truncate on extra_question_version
    for each statement execute function refuse_change();

do $$
declare
    named text := 'strpos((select '','' || current_setting(''finsam.forbund'', true) || '',''), '','' || forbund_id || '','') > 0';
begin
    execute format('alter policy tenant on measure_reminder using (%s) with check (%s)', named, named);
end $$;
