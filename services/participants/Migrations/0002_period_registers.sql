-- What a förbund has decided belongs to a reporting period, so that loading the next year leaves this year's report as it was.
create table period_register (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    suppression_k integer not null,
    digest bytea not null,
    put_at timestamptz not null default now(),
    put_by text not null,
    constraint period_register_pk primary key (forbund_id, period_from, period_to),
    constraint period_register_span check (period_from <= period_to),
    constraint period_register_k check (suppression_k = 1 or suppression_k between 3 and 11)
);

create table member (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    id text not null,
    position integer not null,
    name text not null,
    constraint member_pk primary key (forbund_id, period_from, period_to, id),
    constraint member_register_fk foreign key (forbund_id, period_from, period_to) references period_register on delete cascade
);

create table insats_terms (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    code text not null,
    position integer not null,
    name text not null,
    group_name text not null,
    kind text not null,
    work_oriented boolean not null,
    owner text,
    controller text,
    starts_on date,
    ends_on date,
    places numeric,
    max_months numeric,
    constraint insats_terms_pk primary key (forbund_id, period_from, period_to, code),
    constraint insats_terms_register_fk foreign key (forbund_id, period_from, period_to) references period_register on delete cascade,
    constraint insats_terms_kind check (kind in ('individual', 'volume', 'structural')),
    constraint insats_terms_controller check (kind <> 'individual' or controller is not null)
);

create table activity (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    position integer not null,
    insats text,
    title text not null,
    occasions integer,
    attendees integer,
    attendees_all integer,
    starts_on date,
    ends_on date,
    constraint activity_pk primary key (forbund_id, period_from, period_to, position),
    constraint activity_register_fk foreign key (forbund_id, period_from, period_to) references period_register on delete cascade
);

create table survey (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    id text not null,
    question text not null,
    insats text,
    respondents integer,
    invited integer,
    constraint survey_pk primary key (forbund_id, period_from, period_to, id),
    constraint survey_register_fk foreign key (forbund_id, period_from, period_to) references period_register on delete cascade
);

create table survey_answer (
    forbund_id text not null,
    period_from date not null,
    period_to date not null,
    survey text not null,
    position integer not null,
    answer text not null,
    answer_count integer,
    constraint survey_answer_pk primary key (forbund_id, period_from, period_to, survey, position),
    constraint survey_answer_survey_fk foreign key (forbund_id, period_from, period_to, survey) references survey on delete cascade
);

-- Every insats that any register has named, as the latest of them has it: what a participation may be registered in.
create table insats (
    forbund_id text not null,
    code text not null,
    controller text,
    period_from date not null,
    period_to date not null,
    constraint insats_pk primary key (forbund_id, code)
);
