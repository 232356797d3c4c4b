-- Why: indicators are asked for round after round, of people who must be sure that nobody knows what they answered.
insert into code_list (list, label_sv) values ('respondent_group', 'Svarandegrupp');

insert into code_list_code (list, code, position, label_sv) values
    ('respondent_group', 'participants_ongoing', 1, 'Deltagare, pågående'),
    ('respondent_group', 'participants_closure', 2, 'Deltagare, vid avslut'),
    ('respondent_group', 'insats_staff', 3, 'Personal i insatser'),
    ('respondent_group', 'board', 4, 'Styrelse'),
    ('respondent_group', 'managers', 5, 'Chefer'),
    ('respondent_group', 'referrers', 6, 'Remittenter');

create table questionnaire_version (
    forbund_id text not null,
    questionnaire text not null,
    version integer not null,
    title text not null,
    respondent_groups text[] not null,
    -- The contract's Question messages as JSON, by their names in the contract.
    questions jsonb not null,
    registered_at timestamptz not null default now(),
    registered_by text not null,
    reason text not null,
    constraint questionnaire_version_pk primary key (forbund_id, questionnaire, version)
);

create trigger questionnaire_version_append_only before update or delete or truncate on questionnaire_version
    for each statement execute function refuse_change();

create table survey_round (
    forbund_id text not null,
    round text not null,
    title text not null,
    questionnaire text not null,
    questionnaire_version integer not null,
    opens_on date not null,
    closes_on date not null,
    closed_at timestamptz,
    version integer not null default 1,
    registered_at timestamptz not null default now(),
    registered_by text not null,
    constraint survey_round_pk primary key (forbund_id, round),
    constraint survey_round_questionnaire_fk foreign key (forbund_id, questionnaire, questionnaire_version) references questionnaire_version,
    constraint survey_round_span check (opens_on <= closes_on)
);

create table round_invitation (
    forbund_id text not null,
    round text not null,
    respondent_group text not null,
    -- Empty: of no insats.
    insats text not null,
    invited integer not null,
    issued integer not null default 0,
    constraint round_invitation_pk primary key (forbund_id, round, respondent_group, insats),
    constraint round_invitation_round_fk foreign key (forbund_id, round) references survey_round,
    constraint round_invitation_issued check (issued between 0 and invited)
);

create table round_change (
    forbund_id text not null,
    round text not null,
    version integer not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    request_id text not null,
    reason text not null,
    -- The round as it was, with its invitations.
    before jsonb not null,
    constraint round_change_pk primary key (forbund_id, round, version)
);

create trigger round_change_append_only before update or delete or truncate on round_change
    for each statement execute function refuse_change();

-- No instant, no person: a code is known by its keyed hash, and says which group it was given out for. Removed when the round is closed.
create table answer_code (
    forbund_id text not null,
    round text not null,
    code_hash bytea not null,
    respondent_group text not null,
    insats text not null,
    -- Keyed hash of the request that used it, so that the same request may be sent again; null until then.
    used_mark bytea,
    constraint answer_code_pk primary key (forbund_id, round, code_hash),
    constraint answer_code_round_fk foreign key (forbund_id, round) references survey_round
);

-- What is answered while the round is open: without instant and without code. Moved when it is closed, all in one transaction and in an order
-- of chance, so that not even the order that they came in is left.
create table answer_sheet (
    forbund_id text not null,
    round text not null,
    sheet_id uuid not null default gen_random_uuid(),
    respondent_group text not null,
    insats text not null,
    answers jsonb not null,
    constraint answer_sheet_pk primary key (forbund_id, round, sheet_id),
    constraint answer_sheet_round_fk foreign key (forbund_id, round) references survey_round
);

create table round_answer (
    forbund_id text not null,
    round text not null,
    sheet_id uuid not null,
    respondent_group text not null,
    insats text not null,
    answers jsonb not null,
    constraint round_answer_pk primary key (forbund_id, round, sheet_id),
    constraint round_answer_round_fk foreign key (forbund_id, round) references survey_round
);

create trigger round_answer_append_only before update or delete or truncate on round_answer
    for each statement execute function refuse_change();

do $$
begin
    execute format('grant delete on answer_code, answer_sheet to %I', current_setting('finsam.app_role'));
end $$;

create view round_question as
select r.forbund_id, r.round, q.place, q.definition ->> 'question' as question, q.definition ->> 'text' as text,
    q.definition ->> 'scale' as scale, q.definition
from survey_round r
join questionnaire_version v
    on v.forbund_id = r.forbund_id and v.questionnaire = r.questionnaire and v.version = r.questionnaire_version
cross join lateral jsonb_array_elements(v.questions) with ordinality as q (definition, place);

-- The answers that a question can have, in the order they are shown; a number has none.
create view round_option as
select q.forbund_id, q.round, q.question, o.place, o.answer, o.label
from round_question q
cross join lateral (
    select x.place, x.value ->> 'answer', x.value ->> 'label'
    from jsonb_array_elements(q.definition -> 'options') with ordinality as x (value, place)
    where q.scale = 'QUESTION_SCALE_CHOICE'
    union all
    select n, n::text, n::text
    from generate_series(1, (q.definition ->> 'steps')::bigint) as n
    where q.scale = 'QUESTION_SCALE_RATING'
    union all
    select yes_no.place, yes_no.answer, yes_no.label
    from (values (1::bigint, 'yes', 'Ja'), (2, 'no', 'Nej')) as yes_no (place, answer, label)
    where q.scale = 'QUESTION_SCALE_YES_NO'
) o (place, answer, label);
