using Dapper;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.Funding;

/// <summary>Adds decisions on funds. The chain's lock must be held.</summary>
internal static class GrantDecisions
{
    /// <summary>Adds a decision, logs it, and gives the grant as it is then.</summary>
    public static async Task<GrantRow> AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        New decision,
        GrantRow? before,
        string decidedBy,
        CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into insats_funding (forbund_id, insats, year, grant_no, project)
            select @forbund, @Insats, @Year, coalesce(max(grant_no), 0) + 1, @Project from insats_funding where forbund_id = @forbund
            on conflict on constraint insats_funding_pk do nothing;
            insert into grant_decision (forbund_id, insats, year, decision_no, amount_ore, decided_on, reference, reason, recorded_by)
            select @forbund, @Insats, @Year, coalesce(max(decision_no), 0) + 1, @AmountOre, @DecidedOn, @Reference, @Reason, @decidedBy
            from grant_decision where forbund_id = @forbund and insats = @Insats and year = @Year
            """,
            new
            {
                forbund,
                decision.Insats,
                decision.Year,
                decision.Project,
                decision.AmountOre,
                decision.DecidedOn,
                decision.Reference,
                decision.Reason,
                decidedBy,
            },
            transaction,
            cancellationToken: ct));
        var after = (await Grants.FindAsync(connection, transaction, forbund, decision.Insats, decision.Year, ct))!;
        await new ChangeLogEntry(
                "GRANT_DECIDED",
                $"{decision.Insats} {decision.Year} {decision.Reference}",
                Ore.Print(before?.GrantedOre ?? 0),
                Ore.Print(after.GrantedOre),
                decision.Reason)
            .AddAsync(connection, transaction, forbund, decidedBy, ct);
        return after;
    }

    /// <summary>A decision to add.</summary>
    /// <param name="Insats">Code of the insats.</param>
    /// <param name="Year">Calendar year.</param>
    /// <param name="Project">Ledger object that requisitions are posted on.</param>
    /// <param name="AmountOre">What it adds.</param>
    /// <param name="DecidedOn">Day of the decision.</param>
    /// <param name="Reference">Where it is found.</param>
    /// <param name="Reason">Why; may be empty.</param>
    internal sealed record New(
        string Insats, int Year, string Project, long AmountOre, DateOnly DecidedOn, string Reference, string Reason);
}
