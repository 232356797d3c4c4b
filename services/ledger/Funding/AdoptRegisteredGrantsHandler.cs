using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Ledger.Funding;

/// <summary>Takes the grants that a period register holds as decisions, so that insatser can draw on them.</summary>
internal sealed class AdoptRegisteredGrantsHandler(RequestLog requestLog)
{
    /// <summary>
    /// Adds, for each insats and year of the register, a decision of what it grants beyond what has been decided; nothing where they are
    /// alike. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>RegisterMissing</c>, <c>ProjectDiffers</c>,
    /// <c>GrantBelowRequisitions</c>.
    /// </summary>
    public Task<AdoptRegisteredGrantsResponse> AdoptAsync(AdoptRegisteredGrantsRequest request, string adoptedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.AdoptRegisteredGrants),
            request,
            (connection, transaction) => AdoptAsync(connection, transaction, request.Forbund, period, adoptedBy, ct),
            ct);
    }

    private static async Task<AdoptRegisteredGrantsResponse> AdoptAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, string adoptedBy, CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, forbund, ct);
        var registered = await RegisteredAsync(connection, transaction, forbund, period, ct);
        var fields = new RequestFields();
        if (registered.Count == 0)
        {
            fields.Refuse(LedgerReason.RegisterMissing, "period", $"Registret för {period} har inga beviljade medel.", "ett periodregister med dem");
        }

        var differing = new List<(Registered Grant, GrantRow? Before)>();
        foreach (var grant in registered)
        {
            var before = await Grants.FindAsync(connection, transaction, forbund, grant.Insats, grant.Year, ct);
            if (grant.AmountOre != (before?.GrantedOre ?? 0))
            {
                GrantRules.Check(fields, "period", grant.Insats, grant.Year, grant.Project, grant.AmountOre - (before?.GrantedOre ?? 0), before);
                differing.Add((grant, before));
            }
        }

        fields.ThrowIfRefused();
        var adopted = new List<GrantRow>();
        foreach (var (grant, before) in differing)
        {
            var decision = new GrantDecisions.New(
                grant.Insats,
                grant.Year,
                grant.Project,
                grant.AmountOre - (before?.GrantedOre ?? 0),
                grant.DecidedOn ?? period.First,
                $"periodregister {period}",
                "");
            adopted.Add(await GrantDecisions.AddAsync(connection, transaction, forbund, decision, before, adoptedBy, ct));
        }

        var decisions = await Grants.DecisionsAsync(connection, transaction, forbund, adopted, ct);
        return new AdoptRegisteredGrantsResponse { Grants = { adopted.Select(grant => grant.ToMessage(decisions[(grant.Insats, grant.Year)])) } };
    }

    private static async Task<IReadOnlyList<Registered>> RegisteredAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct) =>
        (await connection.QueryAsync<Registered>(new CommandDefinition("""
            select g.insats, g.year, coalesce(nullif(max(g.project), ''), g.insats) as project, sum(g.amount_ore)::bigint as amount_ore,
                max(g.decided_on) as decided_on
            from register_entry e
            join insats_grant g using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.valid_to = 'infinity'
            group by g.insats, g.year
            order by g.year, g.insats
            """, new { forbund, period.First, period.Last }, transaction, cancellationToken: ct))).AsList();

    private sealed class Registered
    {
        public string Insats { get; init; } = "";

        public int Year { get; init; }

        public string Project { get; init; } = "";

        public long AmountOre { get; init; }

        public DateOnly? DecidedOn { get; init; }
    }
}
