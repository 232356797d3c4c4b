-- Why: consent and the legal ground are two things, kept apart; what somebody was occupied with before and after is asked with its share of
-- full time; an insats says whom it is for.

alter table participation
    add column consent_kind text,
    add column consent_on date,
    add column legal_ground text,
    add column occupation_before text[] not null default '{}',
    add column occupation_after text[] not null default '{}';
comment on column participation.consent_kind is 'How consent was given, of code list consent_kind; null where registration alone says that it was.';
comment on column participation.consent_on is 'Day of consent; null: by the day of inskrivning.';
comment on column participation.legal_ground is 'The ground that personal data is processed on, of code list legal_ground; consent waives secrecy only.';
comment on column participation.occupation_before is 'Each as code, or code:percent of full time.';

alter table insats_terms add column target_group text;

insert into code_list (list, label_sv) values
    ('consent_kind', 'Samtyckets form'),
    ('legal_ground', 'Rättslig grund');

insert into code_list_code (list, code, position, label_sv) values
    ('consent_kind', 'written', 1, 'Skriftligt'),
    ('consent_kind', 'electronic', 2, 'Elektroniskt underskrivet'),
    ('consent_kind', 'oral', 3, 'Muntligt, dokumenterat'),
    ('legal_ground', 'public_interest', 1, 'Uppgift av allmänt intresse'),
    ('legal_ground', 'official_authority', 2, 'Myndighetsutövning'),
    ('legal_ground', 'legal_obligation', 3, 'Rättslig förpliktelse'),
    ('legal_ground', 'consent', 4, 'Samtycke');
