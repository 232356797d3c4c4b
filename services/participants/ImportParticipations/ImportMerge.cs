using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.Plans;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.ImportParticipations;

/// <summary>
/// Brings the rows of a file together with what is registered, in sets. An empty field erases nothing, so that an older file loaded
/// after a newer one leaves the avslut standing; a value that differs replaces what was there, which goes into the history.
/// </summary>
internal sealed class ImportMerge(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken)
{
    // Reason and outcome are one answer: an outcome stays only with the reason that it was given for. Whoever is no longer named, or has
    // withdrawn the consent, loses the identity at once.
    private const string Merge = $$"""
        create temporary table import_merged on commit drop as
        select r.line, r.participation, p.version as old_version, r.insats, r.registration, r.gender,
            coalesce(r.birth_year, p.birth_year) as birth_year,
            coalesce(r.municipality, p.municipality) as municipality,
            coalesce(r.education, p.education) as education,
            coalesce(r.public_support_years, p.public_support_years) as public_support_years,
            case when cardinality(r.support_before) > 0 or p.version is null then r.support_before else p.support_before end
                as support_before,
            coalesce(r.referrer, p.referrer) as referrer,
            r.enrolled_on,
            coalesce(r.closed_on, p.closed_on) as closed_on,
            coalesce(r.closure_reason, p.closure_reason) as closure_reason,
            case
                when r.closure_reason is null and p.closure_reason is not null then p.closure_outcome
                when r.closure_reason is distinct from p.closure_reason then r.closure_outcome
                else coalesce(r.closure_outcome, p.closure_outcome)
            end as closure_outcome,
            case when cardinality(r.support_after) > 0 or p.version is null then r.support_after else p.support_after end
                as support_after,
            coalesce(r.goal_met, p.goal_met) as goal_met,
            coalesce(r.plan_at_closure, p.plan_at_closure) as plan_at_closure,
            coalesce(r.followup_12m, p.followup_12m) as followup_12m,
            case when r.registration = 'named' then coalesce(r.consent_kind, p.consent_kind) end as consent_kind,
            case when r.registration = 'named' then coalesce(r.consent_on, p.consent_on) end as consent_on,
            coalesce(r.legal_ground, p.legal_ground) as legal_ground,
            case when cardinality(r.occupation_before) > 0 or p.version is null then r.occupation_before else p.occupation_before end
                as occupation_before,
            case when cardinality(r.occupation_after) > 0 or p.version is null then r.occupation_after else p.occupation_after end
                as occupation_after,
            case
                when r.registration = 'named'
                    and coalesce(r.closure_reason, p.closure_reason) is distinct from '{{CodeListNames.ConsentWithdrawn}}'
                    then coalesce(
                        -- An identity that has been kept long enough and removed does not come back with an old file.
                        case when not exists (select from identity.individual k where k.forbund_id = @forbund and k.person_id = p.person_id)
                            then p.person_id end,
                        i.person_id, p.person_id)
            end as person_id,
            i.person_id as offered_person_id, r.blind_index, p.insats as old_insats, r.controller, p.person_id as old_person_id,
            n.controller as old_controller,
            p.person_id is not null and r.registration = 'named' and r.blind_index is null
                and r.closure_reason is distinct from '{{CodeListNames.ConsentWithdrawn}}'
                and r.controller is not null and r.controller is distinct from n.controller as lacks_person,
            (r.birth_year is null and p.birth_year is not null) or (r.municipality is null and p.municipality is not null)
                or (r.education is null and p.education is not null)
                or (r.public_support_years is null and p.public_support_years is not null)
                or (r.support_before = '{}' and p.support_before <> '{}') or (r.referrer is null and p.referrer is not null)
                or (r.closed_on is null and p.closed_on is not null) or (r.closure_reason is null and p.closure_reason is not null)
                or (r.support_after = '{}' and p.support_after <> '{}') or (r.goal_met is null and p.goal_met is not null)
                or (r.plan_at_closure is null and p.plan_at_closure is not null)
                or (r.followup_12m is null and p.followup_12m is not null)
                or (r.registration = 'named' and (
                    ('consent_kind' = any (@columns) and r.consent_kind is null and p.consent_kind is not null)
                    or ('consent_on' = any (@columns) and r.consent_on is null and p.consent_on is not null)))
                or ('legal_ground' = any (@columns) and r.legal_ground is null and p.legal_ground is not null)
                or ('occupation_before' = any (@columns) and r.occupation_before = '{}' and p.occupation_before <> '{}')
                or ('occupation_after' = any (@columns) and r.occupation_after = '{}' and p.occupation_after <> '{}')
                or (r.registration = 'named' and r.closure_reason is distinct from '{{CodeListNames.ConsentWithdrawn}}'
                    and r.blind_index is null and p.person_id is not null) as keeps_value,
            p.enrolled_on as old_enrolled_on, p.closed_on as old_closed_on
        from import_row r
        left join participation p on p.forbund_id = @forbund and p.participation = r.participation
        left join insats n on n.forbund_id = @forbund and n.code = p.insats
        left join identity.individual i on i.forbund_id = @forbund and i.blind_index = r.blind_index
        """;

    // Where nobody has been registered, as in a file that is only checked, persons of the file are told apart by their blind index. Links are of
    // few persons, so that what they add is looked for apart.
    private const string Overlaps = $"""
        with linked as (
            select me.person_id, l.person_id as other_id
            from identity.linked_person me
            join identity.linked_person l on l.forbund_id = @forbund and l.individual_id = me.individual_id and l.person_id <> me.person_id
            where me.forbund_id = @forbund
        ), beside as materialized (
            select o.person_id, o.insats, o.enrolled_on, o.closed_on, o.closure_reason
            from participation o
            where o.forbund_id = @forbund and o.person_id is not null and o.insats = any (array(select distinct insats from import_merged))
                and not exists (select from import_merged m where m.participation = o.participation)
        )
        select p.line
        from import_merged p
        join import_merged o on o.blind_index = p.blind_index and o.insats = p.insats and o.participation <> p.participation
        where {Overlap.Condition}
        union
        select p.line
        from import_merged p
        join beside o on o.person_id = p.person_id and o.insats = p.insats
        where {Overlap.Condition}
        union
        select p.line
        from linked
        join import_merged p on p.person_id = linked.person_id
        join (
            select person_id, insats, enrolled_on, closed_on, closure_reason from import_merged
            union all
            select person_id, insats, enrolled_on, closed_on, closure_reason from beside
        ) o on o.person_id = linked.other_id and o.insats = p.insats
        where {Overlap.Condition}
        order by line
        """;

    private static readonly Refusal KeyIsTaken = new(
        ParticipantsReason.ParticipationExists,
        "participation",
        "Nyckeln är redan använd i en insats som du inte är tilldelad.",
        "en ny nyckel");

    private static readonly Refusal ClosedEarlier = new(
        ParticipantsReason.ClosedBeforeEnrolled, "enrolled_on", "Deltagandet är registrerat som avslutat före enrolled_on.");

    // Those that participations were of, those that a row gives without consent, and those of rows that are not registered.
    private const string Persons = """
        (
            select old_person_id, old_controller, person_id, controller from import_merged
            union all
            select offered_person_id, controller, person_id, controller from import_merged
            union all
            select offered_person_id, controller, null, null from import_failed
        )
        """;

    private const string Changed = $"""
        m.participation = p.participation and p.forbund_id = @forbund
            and (p.person_id, {OldFields}) is distinct from (m.person_id, {NewFields})
        """;

    private const string OldFields = """
        p.insats, p.registration, p.gender, p.birth_year, p.municipality, p.education, p.public_support_years, p.support_before,
        p.referrer, p.enrolled_on, p.closed_on, p.closure_reason, p.closure_outcome, p.support_after, p.goal_met, p.plan_at_closure,
        p.followup_12m, p.consent_kind, p.consent_on, p.legal_ground, p.occupation_before, p.occupation_after
        """;

    private const string NewFields = """
        m.insats, m.registration, m.gender, m.birth_year, m.municipality, m.education, m.public_support_years, m.support_before,
        m.referrer, m.enrolled_on, m.closed_on, m.closure_reason, m.closure_outcome, m.support_after, m.goal_met, m.plan_at_closure,
        m.followup_12m, m.consent_kind, m.consent_on, m.legal_ground, m.occupation_before, m.occupation_after
        """;

    /// <summary>
    /// Merges, and finds what is wrong only when the file meets what is registered. Rows that something is wrong with are taken out.
    /// </summary>
    /// <param name="visibleInsatser">Insatser that the caller reaches; null for all.</param>
    /// <param name="columns">The optional columns that the file has.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="oddities">Where overlapping participations go.</param>
    public async Task MergeAsync(string[]? visibleInsatser, string[] columns, ImportProblems problems, ImportProblems oddities)
    {
        await StatementPlans.InSets.SetAsync(connection, transaction, cancellationToken);
        await RunAsync(Merge, new { forbund, columns });
        await RunAsync("analyze import_merged");
        var failed = new List<int>();
        foreach (var line in await connection.QueryAsync<int>(Command(Overlaps, new { forbund })))
        {
            oddities.Add(line, Overlap.Refusal);
            if (ReferenceEquals(oddities, problems))
            {
                failed.Add(line);
            }
        }

        var conflicts = await connection.QueryAsync<(int Line, bool NotAssigned, bool LacksPerson, bool ClosedEarly)>(Command("""
            select line, not_assigned, lacks_person, closed_early
            from (
                select line, old_insats is not null and old_insats <> all (@Visible) as not_assigned, lacks_person,
                    closed_on < enrolled_on as closed_early
                from import_merged
            ) conflict
            where not_assigned or lacks_person or closed_early
            """, new { Visible = visibleInsatser }));
        foreach (var (line, notAssigned, lacksPerson, closedEarly) in conflicts)
        {
            problems.Add(line, notAssigned ? KeyIsTaken : lacksPerson ? ChangedController.PersonIsNeeded : ClosedEarlier);
            failed.Add(line);
        }

        await RunAsync("""
            create temporary table import_failed on commit drop as
            select offered_person_id, controller from import_merged where line = any (@failed);

            delete from import_merged where line = any (@failed)
            """, new { failed });
    }

    /// <summary>Counts what is new or differs, and what is registered that the file leaves standing.</summary>
    public Task<ImportOutcome> CountAsync() => connection.QuerySingleAsync<ImportOutcome>(Command($"""
        with touched as (
            select m.old_version, m.enrolled_on, m.closed_on, m.old_enrolled_on, m.old_closed_on
            from import_merged m
            left join participation p on p.forbund_id = @forbund and p.participation = m.participation
            where m.old_version is null or {Changed}
        )
        select (count(*) filter (where old_version is null))::int as created,
            (count(*) filter (where old_version is not null))::int as changed,
            (select count(*) from import_merged)::int as total,
            (select count(*) from import_merged where keeps_value)::int as kept_values,
            (select count(*)
                from participation p
                where p.forbund_id = @forbund and p.insats = any (array(select distinct insats from import_merged))
                    and not exists (select from import_merged m where m.participation = p.participation))::int as not_in_file,
            least(min(enrolled_on), min(old_enrolled_on)) as earliest,
            case when bool_or(closed_on is null or (old_version is not null and old_closed_on is null)) then null
                else greatest(max(closed_on), max(old_closed_on)) end as latest
        from touched
        """, new { forbund }));

    /// <summary>Writes what is new or differs, and erases identities that nothing holds any longer.</summary>
    public async Task WriteAsync(ImportOutcome outcome, string subject, string requestId)
    {
        if (outcome.Created + outcome.Changed > 0)
        {
            await ReplaceAsync(subject, requestId);
        }

        await RunAsync(LetGo.Of(Persons));
    }

    private Task<int> ReplaceAsync(string subject, string requestId) => RunAsync(
        $"""
            insert into participation_version (forbund_id, participation, version, replaced_by, request_id, before)
            select p.forbund_id, p.participation, p.version, @subject, @requestId, to_jsonb(p) - 'person_id'
            from import_merged m join participation p on {Changed};

            update participation p
            set (person_id, {ParticipationStore.Fields}) = (m.person_id, {NewFields}),
                version = p.version + 1, changed_at = now(), changed_by = @subject
            from import_merged m
            where {Changed};

            insert into participation (forbund_id, participation, person_id, registered_by, changed_by, {ParticipationStore.Fields})
            select @forbund, m.participation, m.person_id, @subject, @subject, {NewFields}
            from import_merged m
            where m.old_version is null
            """,
        new { forbund, subject, requestId });

    private Task<int> RunAsync(string sql, object? parameters = null) =>
        connection.ExecuteAsync(Command(sql, parameters ?? new { forbund }));

    private CommandDefinition Command(string sql, object parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
