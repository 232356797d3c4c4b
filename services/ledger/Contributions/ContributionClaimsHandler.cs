using System.Data;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.Contributions;

/// <summary>Shows what members owe, and the decision that it follows from.</summary>
internal sealed class ContributionClaimsHandler(TenantDataSource dataSource)
{
    /// <summary>The claims of a year, as of one moment. Refusal: <c>YearInvalid</c>.</summary>
    public async Task<ComputeContributionClaimsResponse> ComputeAsync(ComputeContributionClaimsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Year(request.Year);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var claims = await ContributionClaims.ReadAsync(connection, transaction, request.Forbund, request.Year, ct);
        return new ComputeContributionClaimsResponse
        {
            Table = ContributionClaims.Table(request.Year, claims),
            Claims = { claims },
            Decision = await DecisionAsync(connection, transaction, request, ct),
        };
    }

    private static async Task<ContributionDecision?> DecisionAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ComputeContributionClaimsRequest request, CancellationToken ct)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition("""
            select decision_no, total_ore, decided_on, reference, reason, valid_from, recorded_by
            from contribution_decision
            where forbund_id = @Forbund and year = @Year and valid_to = 'infinity'
            """, new { request.Forbund, request.Year }, transaction, cancellationToken: ct));
        if (row is null)
        {
            return null;
        }

        var shares = await connection.QueryAsync<(string Member, string Name, string Kind, long Key, long AmountOre)>(new CommandDefinition("""
            select member, name, kind, key, amount_ore
            from contribution_share where forbund_id = @Forbund and decision_no = @DecisionNo
            order by member_no
            """, new { request.Forbund, row.DecisionNo }, transaction, cancellationToken: ct));
        return row.ToMessage(shares.Select(share => new ContributionShare
        {
            Member = share.Member, Name = share.Name, Kind = share.Kind, Key = share.Key, AmountOre = share.AmountOre,
        }));
    }

    private sealed class Row
    {
        public long DecisionNo { get; init; }

        public long TotalOre { get; init; }

        public DateOnly DecidedOn { get; init; }

        public string Reference { get; init; } = "";

        public string Reason { get; init; } = "";

        public DateTime ValidFrom { get; init; }

        public string RecordedBy { get; init; } = "";

        public ContributionDecision ToMessage(IEnumerable<ContributionShare> shares) => new()
        {
            DecisionNo = DecisionNo,
            TotalOre = TotalOre,
            DecidedOn = DecidedOn.ToIso(),
            Reference = Reference,
            Reason = Reason,
            RecordedAt = ValidFrom.ToTimestamp(),
            RecordedBy = RecordedBy,
            Shares = { shares },
        };
    }
}
