using Dapper;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Questionnaires;

/// <summary>Counts how many have answered a round, open or closed.</summary>
internal sealed class ResponseRatesHandler(TenantDataSource dataSource)
{
    // Answers are in the one table while the round is open, and in the other once it is closed.
    private const string Sql = """
        select i.respondent_group, i.insats, i.invited, i.issued,
            (
                select count(*) from answer_sheet a
                where a.forbund_id = i.forbund_id and a.round = i.round and a.respondent_group = i.respondent_group and a.insats = i.insats
            ) + (
                select count(*) from round_answer a
                where a.forbund_id = i.forbund_id and a.round = i.round and a.respondent_group = i.respondent_group and a.insats = i.insats
            ) as answered
        from round_invitation i
        left join code_list_code c on c.list = 'respondent_group' and c.code = i.respondent_group
        where i.forbund_id = @Forbund and i.round = @Round
        order by c.position, i.insats collate "C"
        """;

    /// <summary>The rates. Of insatser that the caller does not reach none is told. Refusal: <c>RoundUnknown</c>.</summary>
    public async Task<ComputeResponseRatesResponse> HandleAsync(
        ComputeResponseRatesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await new RoundStore(connection, null, request.Forbund, cancellationToken).ReadAsync(request.Round);
        var k = await SmallCounts.ReadKAsync(connection, request.Forbund, cancellationToken);
        var units = (await connection.QueryAsync<Unit>(new CommandDefinition(
            Sql, new { request.Forbund, request.Round }, cancellationToken: cancellationToken))).AsList();
        var response = new ComputeResponseRatesResponse();
        foreach (var group in units.GroupBy(unit => unit.RespondentGroup))
        {
            response.Rates.Add(OfGroup([.. group], k, caller));
        }

        return response;
    }

    private static IEnumerable<ResponseRate> OfGroup(List<Unit> units, int k, Caller caller)
    {
        var shown = new GroupAnswers(k, [.. units.Select(_ => Array.Empty<long>())], [.. units.Select(unit => unit.Answered)]);
        var whole = new Unit
        {
            RespondentGroup = units[0].RespondentGroup,
            Insats = "",
            Invited = units.Sum(unit => unit.Invited),
            Issued = units.Sum(unit => unit.Issued),
            Answered = units.Sum(unit => unit.Answered),
        };
        yield return Rate(whole, !shown.Shows(null));
        foreach (var (index, unit) in units.Index())
        {
            if (caller.Reaches(unit.Insats))
            {
                var rate = Rate(unit, !shown.Shows(index));
                rate.Insats = unit.Insats;
                yield return rate;
            }
        }
    }

    private static ResponseRate Rate(Unit unit, bool withheld)
    {
        var rate = new ResponseRate { Group = unit.RespondentGroup, Invited = unit.Invited, Issued = unit.Issued, Suppressed = withheld };
        if (!withheld)
        {
            rate.Answered = (int)unit.Answered;
            rate.Share = Shares.Percent(unit.Answered, unit.Invited);
        }

        return rate;
    }

    private sealed class Unit
    {
        public required string RespondentGroup { get; init; }

        public required string Insats { get; init; }

        public int Invited { get; init; }

        public int Issued { get; init; }

        public long Answered { get; init; }
    }
}
