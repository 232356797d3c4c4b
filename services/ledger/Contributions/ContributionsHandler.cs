using System.Data;
using Dapper;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.Contributions;

/// <summary>Computes and decides what members are to pay.</summary>
internal sealed class ContributionsHandler(TenantDataSource dataSource, RequestLog requestLog)
{
    /// <summary>Divides a total. Refusals: those of <see cref="ContributionDivision"/>.</summary>
    public async Task<ComputeContributionsResponse> ComputeAsync(ComputeContributionsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var keys = ContributionDivision.ReadKeys(fields, request.Year, request.TotalOre, request.Keys);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var shares = await ContributionDivision.DivideAsync(
            connection, transaction, request.Forbund, request.Year, request.TotalOre, keys, ct);
        var table = KronorTable.New("medlemsbidrag", $"Medlemsbidrag {request.Year}", "Belopp");
        table.Columns.Add(KronorTable.PercentColumn("Andel"));
        table.Rows.Add(shares.Select(share => Row(share.Name, share.AmountOre)));
        table.Rows.Add(Row("Totalt", request.TotalOre));
        return new ComputeContributionsResponse { Shares = { shares }, Table = table };

        Row Row(string label, long ore) => new()
        {
            Label = label, Cells = { KronorTable.Cell(ore), KronorTable.PercentCell(ore, request.TotalOre) },
        };
    }

    /// <summary>
    /// Decides on the contributions of a year. Refusals: <c>DateMalformed</c>, <c>TextInvalid</c>, those of
    /// <see cref="ContributionDivision"/>, and <c>ContributionsInvoiced</c>.
    /// </summary>
    public Task<DecideContributionsResponse> DecideAsync(DecideContributionsRequest request, string decidedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var keys = ContributionDivision.ReadKeys(fields, request.Year, request.TotalOre, request.Keys);
        var decidedOn = fields.Date(request.DecidedOn, "decided_on");
        fields.Text(request.Reference, "reference", required: true);
        fields.Text(request.Reason, "reason");
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ContributionService.ContributionServiceBase.DecideContributions),
            request,
            (connection, transaction) => DecideAsync(connection, transaction, request, keys, decidedOn, decidedBy, ct),
            ct);
    }

    private static async Task<DecideContributionsResponse> DecideAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        DecideContributionsRequest request,
        Dictionary<string, long> keys,
        DateOnly decidedOn,
        string decidedBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var claims = await ContributionClaims.ReadAsync(connection, transaction, request.Forbund, request.Year, ct);
        if (claims.Any(claim => claim.InvoicedOre != 0 || claim.PaidOre != 0))
        {
            throw new RefusedException(new Refusal(
                LedgerReason.ContributionsInvoiced, "year", $"Bidragen för {request.Year} är redan fakturerade.", "ett år som inte är fakturerat"));
        }

        var shares = await ContributionDivision.DivideAsync(
            connection, transaction, request.Forbund, request.Year, request.TotalOre, keys, ct);
        var at = await RegisterEntries.InstantAsync(connection, transaction, request.Forbund, ct);
        var number = await connection.QuerySingleAsync<long>(new CommandDefinition("""
            update contribution_decision set valid_to = @at, ended_by = @decidedBy
            where forbund_id = @Forbund and year = @Year and valid_to = 'infinity';
            insert into contribution_decision (
                forbund_id, decision_no, year, total_ore, decided_on, reference, reason, valid_from, recorded_by)
            select @Forbund, coalesce(max(decision_no), 0) + 1, @Year, @TotalOre, @decidedOn, @Reference, @Reason, @at, @decidedBy
            from contribution_decision where forbund_id = @Forbund
            returning decision_no
            """,
            new { request.Forbund, request.Year, request.TotalOre, decidedOn, request.Reference, request.Reason, at, decidedBy },
            transaction,
            cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into contribution_share (forbund_id, decision_no, member_no, member, name, kind, key, amount_ore)
            select @Forbund, @number, share.* from unnest(@numbers, @members, @names, @kinds, @keys, @amounts) as share
            """,
            new
            {
                request.Forbund,
                number,
                numbers = Enumerable.Range(1, shares.Count).ToArray(),
                members = shares.Select(share => share.Member).ToArray(),
                names = shares.Select(share => share.Name).ToArray(),
                kinds = shares.Select(share => share.Kind).ToArray(),
                keys = shares.Select(share => share.Key).ToArray(),
                amounts = shares.Select(share => share.AmountOre).ToArray(),
            },
            transaction,
            cancellationToken: ct));
        await new ChangeLogEntry(
                "CONTRIBUTIONS_DECIDED",
                $"{request.Year} {request.Reference}",
                claims.Count == 0 ? "" : Ore.Print(claims.Sum(claim => claim.DecidedOre)),
                $"{Ore.Print(request.TotalOre)}: {string.Join(", ", shares.Select(share => $"{share.Member} {Ore.Print(share.AmountOre)}"))}",
                request.Reason)
            .AddAsync(connection, transaction, request.Forbund, decidedBy, ct);
        return new DecideContributionsResponse { Shares = { shares }, DecisionNo = number };
    }
}
