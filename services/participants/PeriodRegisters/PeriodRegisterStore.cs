using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Npgsql;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>Writes one period's register in the caller's transaction.</summary>
internal sealed class PeriodRegisterStore(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Period period, CancellationToken cancellationToken)
{
    /// <summary>What the register of the period hashes to; null when there is none.</summary>
    public Task<byte[]?> ReadDigestAsync() => connection.QuerySingleOrDefaultAsync<byte[]?>(Command(
        "select digest from period_register where forbund_id = @forbund and period_from = @From and period_to = @To",
        new { forbund, period.From, period.To }));

    /// <summary>Removes what the period has and writes what it shall have.</summary>
    public async Task ReplaceAsync(PutPeriodRegisterRequest request, byte[] digest, string subject)
    {
        var k = request.HasSuppressionK ? request.SuppressionK : RegisterRules.DefaultSuppressionK;
        await RunAsync("""
            delete from period_register where forbund_id = @forbund and period_from = @From and period_to = @To;
            insert into period_register (forbund_id, period_from, period_to, suppression_k, digest, put_by)
            values (@forbund, @From, @To, @k, @digest, @subject)
            """, new { forbund, period.From, period.To, k, digest, subject });
        await RunAsync("""
            insert into member (forbund_id, period_from, period_to, id, position, name)
            values (@forbund, @From, @To, @Id, @Index, @Name)
            """, request.Members.Select((member, Index) => new { forbund, period.From, period.To, member.Id, Index, member.Name }));
        await RunAsync("""
            insert into insats_terms (forbund_id, period_from, period_to, code, position, name, group_name, kind, work_oriented, owner,
                controller, starts_on, ends_on, places, max_months, target_group, esf, project)
            values (@forbund, @From, @To, @Code, @Index, @Name, @Group, @Kind, @WorkOriented, @Owner, @Controller, @StartsOn, @EndsOn,
                @Places, @MaxMonths, @TargetGroup, @Esf, @Project)
            """, request.Insatser.Select(ToRow));
        await RunAsync("""
            insert into activity (forbund_id, period_from, period_to, position, insats, title, occasions, attendees, attendees_all,
                starts_on, ends_on)
            values (@forbund, @From, @To, @Index, @Insats, @Title, @Occasions, @Attendees, @AttendeesAll, @StartsOn, @EndsOn)
            """, request.Activities.Select(ToRow));
        await RunAsync("""
            insert into survey (forbund_id, period_from, period_to, id, question, insats, respondents, invited)
            values (@forbund, @From, @To, @Id, @Question, @Insats, @Respondents, @Invited)
            """, request.Surveys.Select(ToRow));
        await RunAsync("""
            insert into survey_answer (forbund_id, period_from, period_to, survey, position, answer, answer_count)
            values (@forbund, @From, @To, @Id, @Index, @Answer, @Count)
            """, request.Surveys.SelectMany(survey => survey.Answers.Select((answer, index) => ToRow(survey, answer, index))));
        await NameInsatserAsync();
    }

    // The latest period's register that names an insats decides who its controller is, whichever was loaded last.
    private Task<int> NameInsatserAsync() => RunAsync("""
        insert into insats (forbund_id, code, controller, period_from, period_to)
        select forbund_id, code, controller, period_from, period_to
        from insats_terms
        where forbund_id = @forbund and period_from = @From and period_to = @To
        on conflict on constraint insats_pk do update
        set controller = excluded.controller, period_from = excluded.period_from, period_to = excluded.period_to
        where (excluded.period_to, excluded.period_from) >= (insats.period_to, insats.period_from)
        """, new { forbund, period.From, period.To });

    private object ToRow(Insats insats, int index) => new
    {
        forbund,
        period.From,
        period.To,
        insats.Code,
        Index = index,
        insats.Name,
        insats.Group,
        Kind = InsatsKinds.Write(insats.Kind),
        insats.WorkOriented,
        Owner = insats.HasOwner ? insats.Owner : null,
        Controller = insats.HasController ? insats.Controller : null,
        StartsOn = OptionalDays.Read(insats.HasFrom, insats.From),
        EndsOn = OptionalDays.Read(insats.HasTo, insats.To),
        Places = OptionalNumbers.Read(insats.HasPlaces, insats.Places),
        MaxMonths = OptionalNumbers.Read(insats.HasMaxMonths, insats.MaxMonths),
        TargetGroup = insats.HasTargetGroup ? insats.TargetGroup : null,
        insats.Esf,
        Project = insats.HasProject ? insats.Project : null,
    };

    private object ToRow(Activity activity, int index) => new
    {
        forbund,
        period.From,
        period.To,
        Index = index,
        Insats = activity.HasInsats ? activity.Insats : null,
        activity.Title,
        Occasions = activity.HasOccasions ? activity.Occasions : (int?)null,
        Attendees = activity.HasAttendees ? activity.Attendees : (int?)null,
        AttendeesAll = activity.HasAttendeesAll ? activity.AttendeesAll : (int?)null,
        StartsOn = OptionalDays.Read(activity.HasFrom, activity.From),
        EndsOn = OptionalDays.Read(activity.HasTo, activity.To),
    };

    private object ToRow(Survey survey, int index) => new
    {
        forbund,
        period.From,
        period.To,
        Index = index,
        survey.Id,
        survey.Question,
        Insats = survey.HasInsats ? survey.Insats : null,
        Respondents = survey.HasRespondents ? survey.Respondents : (int?)null,
        Invited = survey.HasInvited ? survey.Invited : (int?)null,
    };

    private object ToRow(Survey survey, SurveyAnswer answer, int index) => new
    {
        forbund,
        period.From,
        period.To,
        survey.Id,
        Index = index,
        answer.Answer,
        Count = answer.HasCount ? answer.Count : (int?)null,
    };

    private Task<int> RunAsync(string sql, object parameters) => connection.ExecuteAsync(Command(sql, parameters));

    private CommandDefinition Command(string sql, object parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
