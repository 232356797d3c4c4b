using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Budgets;
using Finsam.Refusals;
using Npgsql;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.Budgets;

/// <summary>Reads what a forecast is made from: the revised budget, or the original where nothing was revised, and what was booked.</summary>
internal sealed class ForecastBooks(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct)
{
    private const int ProjectDimension = 6;

    /// <summary>The forecast as of a day. Lines of <paramref name="apart"/> are there whether or not they are budgeted.</summary>
    /// <exception cref="RefusedException"><c>BudgetMissing</c>.</exception>
    public async Task<IReadOnlyList<ForecastLine>> ForecastAsync(DateOnly day, IEnumerable<(string Project, string Account)> apart)
    {
        var register = new BudgetRegister(connection, transaction, forbund, period, ct);
        var budget = await register.RowsAsync(BudgetVersions.Revised);
        budget = budget.Count > 0 ? budget : await register.RowsAsync(BudgetVersions.Original);
        if (budget.Count == 0)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.BudgetMissing, "period", $"Det finns ingen budget för {period}.", "en period med budget"));
        }

        var named = apart.Select(line => new BudgetRow(BudgetVersions.Revised, day, line.Project, line.Account, period, 0));
        var booked = await BookedResult.ReadAsync(connection, transaction, forbund, new DaySpan(period.First, day), ct);
        return Forecast.Of([.. budget, .. named], booked, day);
    }

    /// <summary>Names of the projects by their codes.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProjectNamesAsync() =>
        (await connection.QueryAsync<(string Code, string Name)>(new CommandDefinition(
            "select code, name from dimension_object where forbund_id = @forbund and dimension = @ProjectDimension",
            new { forbund, ProjectDimension }, transaction, cancellationToken: ct))).ToDictionary(row => row.Code, row => row.Name);
}
